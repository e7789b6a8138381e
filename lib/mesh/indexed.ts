import type { Mesh } from './mesh';

/**
 * A question about the whole mesh whose answer is worked out once per mesh, when it is first asked.
 *
 * @example
 * const gatewaysByName = indexed((mesh) => new Map(mesh.of('Gateway').map((gateway) => [gateway.name, gateway])));
 * gatewaysByName(mesh).get('edge');
 */
export function indexed<T extends object>(build: (mesh: Mesh) => T): (mesh: Mesh) => T {
  const answers = new WeakMap<Mesh, T>();
  return (mesh) => {
    let answer = answers.get(mesh);
    if (answer === undefined) {
      answer = build(mesh);
      answers.set(mesh, answer);
    }
    return answer;
  };
}

/** Things filed under the keys they have: one walk, and no scan per question. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
