import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadConstraints, type Node } from '../../../../imports/constraints';
import { program } from '../../../../lib/schema/structure/cel/environment';
import { SHORTCUTS } from '../../../../lib/schema/structure/cel/shortcuts';
import { toCel } from '../../../../lib/schema/structure/cel/to-cel';

const { kinds, shapes } = loadConstraints('istio');

/** The first node that has each rule: what its values look like decides what a shortcut may be asked. */
function nodesByRule(): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  const visit = (node: Node | undefined): void => {
    for (const { rule } of node?.rules ?? []) if (!found.has(rule)) found.set(rule, node!);
    for (const child of [...Object.values(node?.properties ?? {}), node?.items, node?.additional])
      if (child) visit(child);
  };
  for (const { schema } of Object.values(kinds)) visit(schema);
  for (const shape of Object.values(shapes)) visit(shape);
  return found;
}

const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '',
    '*',
    'a*',
    'unix:///a',
    'unix://@a',
    'unix://a/',
    '10.0.0.0/8',
    '5s',
    '1ms',
    '0.5ms',
    '-1s',
    '1h30m',
    '1d',
    'http://a.b/c',
    'https://a:80',
    'ftp://a',
    'STATIC',
    'DNS',
    'NONE',
    'DNS_ROUND_ROBIN',
  ),
);

function arbitrary(node: Node): fc.Arbitrary<unknown> {
  if (node.$ref !== undefined) return arbitrary(shapes[node.$ref]!);
  if (node.type === 'string') return text;
  if (node.type === 'integer') return fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constantFrom(65535, 65536));
  if (node.type === 'array') return fc.array(arbitrary(node.items!), { maxLength: 3 });
  if (node.additional !== undefined)
    return fc.dictionary(fc.oneof(text, fc.constantFrom('80', '0', '65536')), arbitrary(node.additional), {
      maxKeys: 2,
    });
  if (node.properties === undefined) return fc.constant(node.type === 'boolean');
  return fc.record(
    Object.fromEntries(Object.entries(node.properties).map(([name, child]) => [name, arbitrary(child)])),
    {
      requiredKeys: node.required as never,
    },
  );
}

const nodes = nodesByRule();
const resolve = (node: Node): Node => (node.$ref === undefined ? node : shapes[node.$ref]!);

describe('a shortcut never lets pass what CEL refuses', () => {
  test.each([...SHORTCUTS.keys()])('%s', (rule) => {
    const node = nodes.get(rule)!;
    const judge = program(rule);
    fc.assert(
      fc.property(arbitrary(node), (value) => {
        if (SHORTCUTS.get(rule)!(value as never)) expect(judge(toCel(value, node, resolve))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('every shortcut is for a rule that there is', () => {
  expect([...SHORTCUTS.keys()].filter((rule) => !nodes.has(rule))).toEqual([]);
});
