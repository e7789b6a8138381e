import { expect, test } from 'vitest';
import { formatText, formatUnreadable } from '../../lib/output/text';
import { file, noNamespace, unknownSubset, unreadable } from './findings';

const lineOf = (_: string, line: number) => file.split('\n')[line - 1];

test('a finding is shown as a compiler shows it', () => {
  expect([...formatText([unknownSubset], { lineOf })].join('')).toBe(`\
error[virtual-service-unknown-subset, IST0101]: subset "v3" is declared nowhere: its requests end in 503
 --> shop.yaml:4:42
  |
4 |         - destination: { host: products, subset: v3 }
  |                                          ^^^^^^^^^^
  = in: VirtualService shop/products spec.http[0].route[0].destination.subset
  = help: Did you mean "v2"?
`);
});

test('a finding of an object that stands in no file names the object', () => {
  expect([...formatText([noNamespace])].join('')).toBe(`\
info[unused-suppression]: 100%, really all
 = in: Namespace shop
`);
});

test('what cannot be read has the same shape', () => {
  expect(
    [...formatUnreadable([unreadable, { file: 'nope.yaml', message: 'there is no such file' }])].join('\n'),
  ).toBe(`\
error: no YAML
 --> a,b.yaml:2:7

error: there is no such file
--> nope.yaml
`);
});

test('headings and underlines carry the level, rulers stand back', () => {
  const style = {
    level: (level: string, text: string) => `<${level} ${text}>`,
    dim: (text: string) => `(${text})`,
    lineOf,
  };
  expect([...formatText([unknownSubset], style)].join('')).toContain(
    '<error error[virtual-service-unknown-subset, IST0101]:>',
  );
  expect([...formatText([unknownSubset], style)].join('')).toContain(`<error ${' '.repeat(41)}^^^^^^^^^^>`);
  expect([...formatText([unknownSubset], style)].join('')).toContain('(4 |)');
});
