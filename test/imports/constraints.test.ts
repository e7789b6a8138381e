import { expect, test } from 'vitest';
import { type Constraints, loadConstraints, type Node } from '../../imports/constraints';

test('the Istio table holds the 159 CEL rules of one version of every kind', () => {
  expect(countRules(loadConstraints('istio'))).toBe(159);
});

test('the Gateway API table holds the 176 CEL rules of its eight kinds', () => {
  expect(countRules(loadConstraints('gateway-api'))).toBe(176);
});

test('every $ref names a shape of the same table', () => {
  for (const api of ['istio', 'gateway-api'] as const) {
    const table = loadConstraints(api);
    const text = JSON.stringify(table);
    const names = [...text.matchAll(/"\$ref":"(\w+)"/g)].map((match) => match[1]!);
    expect(names.filter((name) => !table.shapes[name])).toEqual([]);
  }
});

/** Rules as the API server meets them: a shared shape counts wherever it stands. */
function countRules({ kinds, shapes }: Constraints): number {
  const count = (node: Node | undefined): number =>
    !node
      ? 0
      : node.$ref
        ? count(shapes[node.$ref])
        : (node.rules?.length ?? 0) +
          count(node.items) +
          count(node.additional) +
          Object.values(node.properties ?? {}).reduce((sum, property) => sum + count(property), 0);
  return Object.values(kinds).reduce((sum, kind) => sum + count(kind.schema), 0);
}
