import type { ForwardAction } from '../routing/http-route';
import type { PathMatch } from '../routing/path-match';
import { beginsWith, exactly, type FieldTest } from './classes/field-test';

/**
 * A service's policies see the path as the route has rewritten it. For each path that they know by its beginning, the
 * paths before the rewriting that become it.
 */
export function rewrittenTests(
  tests: readonly FieldTest[],
  path: PathMatch,
  action: ForwardAction,
): readonly FieldTest[] {
  const { prefixRewrite } = action;
  if (prefixRewrite === undefined || path.kind === 'regex') return [];
  return tests
    .filter(({ field }) => field === 'path')
    .flatMap(({ literals }) => literals)
    .filter((literal) => literal.startsWith(prefixRewrite))
    .map((literal) => path.value + literal.slice(prefixRewrite.length))
    .flatMap((original) => [exactly('path', original), beginsWith('path', original)]);
}
