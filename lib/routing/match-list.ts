import type { RouteMatch } from './route-match';

/** A list, once somebody has it, and the lists that are longer by one. */
interface Node {
  list: readonly RouteMatch[] | undefined;
  readonly longer: WeakMap<RouteMatch, Node>;
}

const EMPTY: Node = { list: undefined, longer: new WeakMap() };

/**
 * The list of these matches that everybody has who asks for the same in the same order. As with the matches themselves:
 * what many hosts share stays in the processor's caches, however many they are.
 */
export function matchList(matches: readonly RouteMatch[]): readonly RouteMatch[] {
  let node = EMPTY;
  for (const match of matches) {
    let next = node.longer.get(match);
    if (next === undefined) {
      next = { list: undefined, longer: new WeakMap() };
      node.longer.set(match, next);
    }
    node = next;
  }
  node.list ??= matches;
  return node.list;
}
