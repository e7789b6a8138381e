import type { HttpMatch, HttpRule } from '../../mesh/virtual-services';

/** Orders rules as the Gateway API wants them: the more exact path first, then methods, headers and parameters. */
export function sortRules(rules: readonly HttpRule[]): readonly HttpRule[] {
  const keys = new Map(rules.map((rule) => [rule, rule.match?.[0] === undefined ? undefined : rankOf(rule.match[0])]));
  return [...rules].sort((a, b) => {
    const left = keys.get(a);
    const right = keys.get(b);
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    for (const [at, value] of left.entries()) {
      const difference = (right[at] as number) - value;
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** Kind of path, its length, a method or none, headers, parameters. */
function rankOf({ uri, method, headers, queryParams }: HttpMatch): readonly number[] {
  const text = uri?.exact ?? uri?.prefix ?? uri?.regex;
  const kind = uri?.exact !== undefined ? 3 : uri?.prefix !== undefined ? 2 : uri?.regex !== undefined ? 1 : -1;
  return [
    kind,
    typeof text === 'string' ? text.length : 0,
    Number(method !== undefined),
    Object.keys(headers ?? {}).length,
    Object.keys(queryParams ?? {}).length,
  ];
}
