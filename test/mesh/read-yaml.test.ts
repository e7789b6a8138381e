import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifests } from '../../lib/mesh/read-yaml';

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const read = (text: string | Uint8Array) => readManifests(text, 'mesh.yaml');
const manifests = (text: string | Uint8Array) => {
  const { documents, errors } = read(text);
  expect(errors).toEqual([]);
  return documents.map(({ manifest }) => manifest);
};
const data = (yaml: string) => manifests(`${head}data:\n${yaml.replace(/^/gm, '  ')}`)[0]!['data'];
const errors = (text: string | Uint8Array) =>
  read(text).errors.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('readManifests', () => {
  it('reads a stream of documents and skips empty ones', () => {
    const names = manifests(
      `# first\n---\n${head}---\n---\n# none\n--- # another\n${head.replace('name: a', 'name: b')}...\n`,
    );
    expect(names.map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
  });

  it('numbers the manifests of a file and says where each is', () => {
    const { documents } = read(`${head}---\n${head}`);
    expect(documents.map(({ file, index, locate }) => [file, index, locate([])])).toEqual([
      ['mesh.yaml', 0, { line: 1, column: 1 }],
      ['mesh.yaml', 1, { line: 6, column: 1 }],
    ]);
  });

  it('reads plain scalars as kubectl does and quoted ones as text', () => {
    expect(data('a: 0777\nb: yes\nc: 12:30:45\nd: 2001-01-01\ne: 0o7\nf: "0o7"\ng: \'yes\'\nh: ~\ni:')).toEqual({
      ...{ a: 511, b: true, c: '12:30:45', d: '2001-01-01', e: 7, f: '0o7', g: 'yes', h: null, i: null },
    });
  });

  it('makes texts of keys as kubectl does', () => {
    expect(data('8080: a\nyes: b\n1.10: c\n0x10: d\n1e6: e\n"01": f\n9007199254740993: g')).toEqual({
      ...{ '8080': 'a', true: 'b', '1.1': 'c', '16': 'd', '1e+06': 'e', '01': 'f', '9007199254740993': 'g' },
    });
  });

  it('heeds tags', () => {
    expect(
      data('a: !!str 1\nb: !!int "3"\nc: !!binary aGk=\nd: ! yes\ne: !custom 5\nf: !<tag:yaml.org,2002:str> 1'),
    ).toEqual({
      ...{ a: '1', b: 3, c: 'hi', d: 'yes', e: '5', f: '1' },
    });
  });

  it('resolves aliases, and merges as kubectl does: what stands above << is overridden, what stands below overrides', () => {
    expect(
      data(
        'base: &base {x: 1, z: 2}\nup:\n  <<: *base\n  z: 3\ndown:\n  z: 3\n  <<: *base\nboth:\n  <<: [{x: 5}, *base]',
      ),
    ).toEqual({
      base: { x: 1, z: 2 },
      up: { x: 1, z: 3 },
      down: { x: 1, z: 2 },
      both: { x: 5, z: 2 },
    });
  });

  it('reads Windows line ends, byte order marks and UTF-16', () => {
    const windows = head.replaceAll('\n', '\r\n');
    const expected = manifests(head);
    expect(manifests(`\ufeff${windows}---\r\n`)).toEqual(expected);
    expect(manifests(Buffer.from(`\ufeff${windows}`))).toEqual(expected);
    expect(manifests(Buffer.from(`\ufeff${windows}`, 'utf16le'))).toEqual(expected);
  });

  it('reads JSON, with tabs and U+2028 in it, too', () => {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: 'a\u2028b', y: 1.5 } };
    expect(manifests(JSON.stringify(manifest))).toEqual([manifest]);
    expect(manifests(JSON.stringify(manifest, null, '\t'))).toEqual([manifest]);
  });

  it('lets a closing bracket stand at the start of a line', () => {
    expect(data('a: [\n  x, # one ]\n  {b: [\n    1\n  ]},\n]\nc: "]"')).toEqual({ a: ['x', { b: [1] }], c: ']' });
  });

  it('takes the items of lists one by one, with the kind of a typed list', () => {
    const list =
      'apiVersion: v1\nkind: ServiceList\nitems:\n- metadata: {name: a}\n- apiVersion: v1\n  kind: Service\n  metadata: {name: b}\n';
    const { documents } = read(list);
    expect(documents.map(({ manifest }) => manifest)).toEqual([
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'b' } },
    ]);
    expect(documents[1]!.locate(['metadata', 'name'])).toEqual({ line: 7, column: 14 });
  });

  it('keeps __proto__ and constructor as ordinary keys', () => {
    const found = data('__proto__: {polluted: true}\nconstructor: 1') as object;
    expect(Object.keys(found)).toEqual(['__proto__', 'constructor']);
    expect('polluted' in found).toBe(false);
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '<<: ',
      '!!int ',
      '---\n',
      '\t',
      '#',
      '\0',
      '%',
      '?',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => void read(pieces.join(''))),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => void read(bytes)),
      { numRuns: 1000 },
    );
  });

  it('reads many documents and one large document', () => {
    expect(read(`---\n${head}`.repeat(20_000)).documents).toHaveLength(20_000);
    const items = Array.from({ length: 20_000 }, (_, i) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `a${i}` },
    }));
    const { documents } = read(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 1));
    expect(documents).toHaveLength(20_000);
    expect(documents[19_999]!.locate(['kind']).line).toBe(4 + 19_999 * 7 + 3);
  });
});

describe('locate', () => {
  const [document] = read(
    `${head}spec:\n  http:\n  - match:\n    - uri: {exact: /a}\n    timeout: 5s\n  alias: &x {y: 1}\n  used: *x\n`,
  ).documents;
  it.each<[(string | number)[], string]>([
    [[], '1:1'],
    [['metadata', 'name'], '4:3'],
    [['spec', 'http', 0], '7:5'],
    [['spec', 'http', 0, 'timeout'], '9:5'],
    [['spec', 'http', 0, 'match', 0, 'uri', 'exact'], '8:13'],
    [['spec', 'http', 7, 'timeout'], '6:3'],
    [['spec', 'http', 0, 'missing'], '7:5'],
    [['spec', 'used', 'y'], '11:3'],
    [['kind', 'x'], '2:1'],
    [['__proto__'], '1:1'],
  ])('%j is at %s', (path, place) => {
    const { line, column } = document!.locate(path);
    expect(`${line}:${column}`).toBe(place);
  });
});

describe('an error with line and column', () => {
  it('does not keep the documents around it away', () => {
    const { documents, errors } = read(`${head}---\na: b: c\n---\n${head}`);
    expect(documents).toHaveLength(2);
    expect(errors).toEqual([expect.objectContaining({ file: 'mesh.yaml', line: 6 })]);
  });

  it.each([
    ['a tab as indentation', 'a:\n\tb: 1', /^2:/],
    ['a key twice', `${head}x: 1\nkind: B\n`, /^6:1 .*key "kind" is already set/],
    ['a key twice in JSON', '{"apiVersion":"v1","apiVersion":"v1"}', /^1:20 .*already set/],
    ['a null key', `${head}~: 1\n`, /^5:1 .*must not be null/],
    ['a list as key', `${head}? [a]\n: 1\n`, /^5:3 .*a key must be a string/],
    ['an unknown alias', `${head}x: *y\n`, /^5:5 .*no anchor &y/],
    ['an anchor that contains itself', `${head}x: &y [*y]\n`, /^5:9 .*contains itself/],
    ['a merge of a text', `${head}x: {<<: y}\n`, /^5:5 .*merges mappings only/],
    ['a number that JSON cannot hold', `${head}x: .inf\n`, /^5:4 .*JSON cannot hold/],
    ['a tag that does not fit', `${head}x: !!int y\n`, /^5:4 .*"y" is not of type !!int/],
    ['a NUL', `${head}x: \0\n`, /^5:4 .*null byte/],
    ['a line break of YAML 1.1', `${head}x: a\u2028b\n`, /^5:5 .*U\+2028 ends a line/],
    ['a list', '- a\n', /^1:1 a manifest is a mapping.*not a list/],
    ['a text', '---\nhello\n', /^2:1 .*not the string "hello"/],
    ['a missing kind', 'apiVersion: v1\n', /^1:1 kind is missing/],
    ['a kind that is no text', 'apiVersion: v1\nkind: 5\n', /^2:1 kind must be a text, not the number 5/],
    ['missing metadata', 'apiVersion: v1\nkind: A\n', /^1:1 metadata is missing/],
    ['metadata that is no mapping', 'apiVersion: v1\nkind: A\nmetadata: x\n', /^3:1 metadata must be a mapping/],
    ['an item of a list that is none', 'apiVersion: v1\nkind: List\nitems:\n- 3\n', /^4:3 .*not the number 3/],
    ['deep nesting', `x: ${'['.repeat(10_000)}`, /^1:.*maxDepth/],
    ['deep nesting in JSON', '{"a":'.repeat(10_000), /^1:.*maxDepth/],
  ])('for %s', (_, text, message) => {
    const found = errors(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('for bytes that are no UTF-8', () => {
    expect(errors(Uint8Array.from([97, 58, 10, 32, 255]))).toEqual([
      '2:2 the file is not UTF-8 from here on; save it as UTF-8',
    ]);
  });

  it('for a mapping that no object has room for', () => {
    const entries = Array.from({ length: (1 << 20) + 1 }, (_, i) => `${i}:\n`);
    expect(errors(entries.join(''))).toEqual([
      expect.stringMatching(/^1048577:1 .*this mapping has more than 1048576 entries$/),
    ]);
  });

  it('for aliases that multiply', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`);
    expect(errors(`${head}a0: &a0 [x]\n${lines.join('')}`)).toEqual([
      expect.stringMatching(/aliases blow the document up/),
    ]);
  });

  it('refuses an object that is larger than the API server takes, and reads the others', () => {
    const large = `${head}data:\n  a: ${'x'.repeat(3 << 20)}\n`;
    const { documents, errors: found } = read(`${large}---\n${head.replace('name: a', 'name: b')}`);
    expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '1 ConfigMap a is larger than the 3 MiB that the API server takes: divide it into several objects',
    ]);
    expect(documents.map(({ manifest }) => manifest.metadata.name)).toEqual(['b']);
  });

  it('reads a list that is larger than any object, since a cluster takes its items one by one', () => {
    const item = (name: string) =>
      `- {apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}, data: {a: ${'x'.repeat(2 << 20)}}}\n`;
    expect(manifests(`apiVersion: v1\nkind: List\nitems:\n${item('a')}${item('b')}`)).toHaveLength(2);
  });

  it('refuses a document of more values than memory holds before it parses it, and reads the others', () => {
    const crowded = `${head}items: [${'1,'.repeat(4_000_001)}]\n`;
    const { documents, errors: found } = read(`${crowded}---\n${head}`);
    expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '1 this document holds more than 4,000,000 values: divide it, a List by its items, with lines of "---" between them',
    ]);
    expect(documents).toHaveLength(1);
  });

  it('finds the place of every entry of a long list or mapping without walking from its beginning', () => {
    const entries = Array.from({ length: 50_000 }, (_, index) => index);
    const [list] = read(`${head}items:\n${entries.map((index) => `- {a: ${index}}\n`).join('')}`).documents;
    const [mapping] = read(`${head}data:\n${entries.map((index) => `  k${index}: a\n`).join('')}`).documents;
    const places = entries.map((index) =>
      [list, mapping].map((_, column) => ({ line: 6 + index, column: 4 - column })),
    );
    expect(entries.map((index) => list?.locate(['items', index, 'a']))).toEqual(places.map(([item]) => item));
    expect(entries.map((index) => mapping?.locate(['data', `k${index}`]))).toEqual(places.map(([, entry]) => entry));
  });
});
