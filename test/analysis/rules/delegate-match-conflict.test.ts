import { describe, expect, it } from 'vitest';
import { delegateMatchConflict as rule } from '../../../lib/analysis/rules/delegate-match-conflict';
import { object, places } from '../problems';

const root = (match: string) =>
  object('VirtualService shop/root', `{ hosts: [a], http: [{ match: [${match}], delegate: { name: leaf } }] }`);

const leaf = (match: string) =>
  object('VirtualService shop/leaf', `{ http: [{ match: [${match}], redirect: { uri: / } }] }`);

describe("a delegate's rule", () => {
  it('is dropped for a regex, whatever it says', () => {
    expect(places(rule, root('{ uri: { prefix: /a } }') + leaf('{ uri: { regex: /a/.* } }'))).toEqual([
      'shop/leaf spec.http[0].match',
    ]);
  });

  it('is dropped where it leads out of the prefix of its root', () => {
    expect(places(rule, root('{ uri: { prefix: /a/b } }') + leaf('{ uri: { prefix: /a } }'))).toEqual([
      'shop/leaf spec.http[0].match',
    ]);
  });

  it('is kept where it narrows the path or adds a header', () => {
    expect(
      places(rule, root('{ uri: { prefix: /a } }') + leaf('{ uri: { exact: /a/b }, headers: { x: { exact: y } } }')),
    ).toEqual([]);
  });

  it('is kept where one of two roots fits', () => {
    expect(
      places(
        rule,
        root('{ uri: { prefix: /a } }') +
          root('{ uri: { prefix: /b } }').replace('name: root', 'name: root-2') +
          leaf('{ uri: { prefix: /b/c } }'),
      ),
    ).toEqual([]);
  });

  it('without a match takes that of the root', () => {
    expect(
      places(
        rule,
        root('{ uri: { regex: /a.* } }') + object('VirtualService shop/leaf', '{ http: [{ redirect: { uri: / } }] }'),
      ),
    ).toEqual([]);
  });
});
