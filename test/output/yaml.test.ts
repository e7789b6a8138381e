import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesIn } from '../../lib/mesh/read/values';
import { readsAsKey, readsAsString } from '../../lib/model/yaml-scalar';
import { toYaml, toYamlStream } from '../../lib/output/yaml';

const fragments = [
  ...[
    '0',
    '1',
    '7',
    '0x',
    '0X',
    '0b',
    '0o',
    '_',
    '+',
    '-',
    '.',
    'e',
    'E',
    '1F',
    'a',
    'yes',
    'No',
    'on',
    'y',
    '~',
    'null',
    '.inf',
    'true',
  ],
  ...[
    '12:30',
    '2001-01-01',
    ' ',
    ' ',
    '\n',
    '\n',
    '\t',
    '"',
    "'",
    '#',
    ':',
    '- ',
    '? ',
    '|',
    '>',
    '%',
    '@',
    '`',
    '{',
    '}',
    '[',
    ']',
    ',',
  ],
  ...[
    '&',
    '*',
    '!',
    '---',
    '...',
    '\r',
    '\u0001',
    '\u00a0',
    'é',
    '😀',
    '\\',
    '<<',
    '=',
    '\0',
    '\u001b',
    'z'.repeat(90),
    'k'.repeat(1020),
  ],
];
const hostileFragments = ['\u007f', '\u0085', '\u009f', '\u2028', '\u2029', '\ufeff', '\uffff'];
const textOf = (parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 5 }).map((found) => found.join(''));
const nasty = textOf(fragments);
const hostile = fc.tuple(nasty, fc.constantFrom(...hostileFragments), nasty).map((parts) => parts.join(''));
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 1e21, 1e-7),
);
const documents = (text: fc.Arbitrary<string>) =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(text, text, number, fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(text, tie('value'), { maxKeys: 3 }),
    ),
    document: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  })).document;

const readBack = (text: string) =>
  [...valuesIn({ text, offset: 0 })].map((read) => ('value' in read ? read.value : read));

/** Blocks that kubectl does not read as stock means them: of blanks only, or with a tab first. */
const breaksAsBlock = (text: string) => /^[ \n]*\t[\s\S]*\n|^[ \n]*\n[ \n]*\t|^[ \n]* [ \n]*\n/.test(text);
const isSpecial = (text: string) => !readsAsString(text) || breaksAsBlock(text);
const hasSpecial = (value: unknown): boolean => {
  if (typeof value === 'string') return isSpecial(value);
  if (Array.isArray(value)) return value.some(hasSpecial);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, child]) => !readsAsKey(key) || hasSpecial(child));
};

describe('toYaml', () => {
  it('writes every document as stock cdk8s does, unless it has strings that kubectl would not read back', () => {
    fc.assert(
      fc.property(documents(nasty), (document) => {
        if (!hasSpecial(document)) expect(toYaml(document)).toBe(Yaml.stringify(document));
      }),
      { numRuns: 2000 },
    );
  });

  it('writes every single text as stock does, or stock is wrong about it and ours is read back', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const document of [{ a: text }, { a: [[text]] }, { [text]: 1 }, { a: { [text]: { b: [] } } }]) {
          const ours = toYaml(document);
          if (ours !== Yaml.stringify(document)) expect(isSpecial(text) || !readsAsKey(text)).toBe(true);
          expect(readBack(ours)).toEqual([document]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('writes documents that are read back as they were, whatever characters they contain', () => {
    fc.assert(
      fc.property(documents(fc.oneof(nasty, hostile)), (document) => {
        expect(readBack(toYaml(document))).toEqual([JSON.parse(JSON.stringify(document))]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['0o7', '+0o7', '0X1F', '1e3_0', '-_5', '0b+1'])('quotes %s, which stock leaves plain', (text) => {
    expect(toYaml({ a: text })).toBe(`a: "${text}"\n`);
    expect(Yaml.stringify({ a: text })).toBe(`a: ${text}\n`);
  });

  it.each([
    ['\u0085', '"a\\u0085b"'],
    ['\u2028', '"a\\u2028b"'],
    ['\u2029', '"a\\u2029b"'],
    ['\u007f', '"a\\u007fb"'],
    ['\ufeff', '"a\\ufeffb"'],
  ])('writes %j as an escape', (character, written) => {
    expect(toYaml({ a: `a${character}b` })).toBe(`a: ${written}\n`);
  });

  it('quotes << as a key, which stock leaves to be taken for a merge', () => {
    expect(toYaml({ '<<': 1 })).toBe('"<<": 1\n');
    expect(Yaml.stringify({ '<<': 1 })).toBe('<<: 1\n');
  });

  it('does not write a block whose first line begins with a tab, which kubectl refuses', () => {
    expect(toYaml({ a: '\tx\ny\n' })).toBe('a: "\\tx\\ny\\n"\n');
  });

  it('writes undefined as null, as stock does', () => {
    const document = { a: undefined, b: [undefined] };
    expect(toYaml(document)).toBe(Yaml.stringify(document));
    expect(toYaml(undefined)).toBe(Yaml.stringify(undefined));
  });

  it.each([null, true, 3, 'text', '0o', 'two\nlines', '', 'yes', [], {}, [[1], {}]])(
    'writes the document %j as stock does',
    (document) => {
      expect(toYaml(document)).toBe(Yaml.stringify(document));
    },
  );

  it('writes an object that stands in two places twice, without an anchor', () => {
    const shared = { x: 1 };
    expect(toYaml({ a: shared, b: shared })).toBe('a:\n  x: 1\nb:\n  x: 1\n');
  });
});

describe('toYaml refuses', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = [cyclic];
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];

  it.each<[string, unknown, string]>([
    ['NaN', { spec: { http: [{ weight: Number.NaN }] } }, 'spec.http[0].weight is NaN'],
    ['infinity', { a: Number.POSITIVE_INFINITY }, 'a is Infinity'],
    ['a function', { a: [() => 1] }, 'a[0] is a function'],
    ['a symbol', { a: Symbol('x') }, 'a is a symbol'],
    ['a cycle', cyclic, 'self[0] is an object that contains itself'],
    ['a Date', { a: new Date(0) }, 'a is a Date, not a plain object'],
    ['a Map', { a: new Map() }, 'a is a Map, not a plain object'],
    ['half a surrogate pair', { a: 'x\ud800' }, 'a is half a surrogate pair in a text'],
    ['half a surrogate pair in a key', { 'x\ud800': 1 }, 'contains half a surrogate pair'],
    ['what is nested too deeply', deep, 'nested more than 1000 levels deep'],
  ])('%s', (_, value, message) => {
    expect(() => toYaml(value)).toThrow(message);
  });
});

describe('toYamlStream', () => {
  it('joins documents as stock does', () => {
    const documents = [{ a: 1 }, { b: 'x' }, undefined, { c: [] }];
    expect([...toYamlStream(documents)].join('')).toBe(Yaml.stringify(...documents));
  });

  it('asks for a document only when the one before it is written', () => {
    let made = 0;
    const stream = toYamlStream(
      (function* () {
        for (;;) yield { made: ++made };
      })(),
    );
    stream.next();
    expect(made).toBe(1);
  });
});
