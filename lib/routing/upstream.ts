import { compileRegex } from '../model/regex';
import type { Upstream } from './answer';
import type { Call } from './call';
import { formatHeaderValue } from './header-format';
import { applyHeaderRules, type HeaderRules } from './header-rules';
import type { Destination, ForwardAction } from './http-route';
import { type PathMatch, replaceMatched } from './path-match';

/** The request as it leaves the proxy; with weighted destinations, as one of them gets it. */
export function upstreamOf(call: Call, path: PathMatch, action: ForwardAction, own?: Destination): Upstream {
  // Envoy applies the rules of a weighted destination before those of its route.
  const headers = rewriteHeaders(call, [own?.headers, action.headers]);
  return {
    path: rewritten(call, path, action),
    authority: action.authority ?? own?.authority ?? call.authority,
    headers,
  };
}

function rewriteHeaders(call: Call, lists: readonly (HeaderRules | undefined)[]): Upstream['headers'] {
  if (lists.every((rules) => rules === undefined)) return call.headers;
  const lines = call.lines();
  const format = (value: string) => formatHeaderValue(value, call, lines);
  for (const rules of lists) if (rules !== undefined) applyHeaderRules(rules, lines, format);
  return Object.fromEntries([...lines].map(([name, values]) => [name, values.join(',')]));
}

/** The request unchanged. */
export function unchanged(call: Call): Upstream {
  return { path: call.pathAndQuery, authority: call.authority, headers: call.headers };
}

function rewritten(call: Call, path: PathMatch, { prefixRewrite, regexRewrite }: ForwardAction): string {
  if (regexRewrite !== undefined) {
    const { regex } = compileRegex(regexRewrite.match);
    const replaced = regex?.replaceAll(call.path, regexRewrite.rewrite) ?? call.path;
    return replaced + call.pathAndQuery.slice(call.path.length);
  }
  if (prefixRewrite === undefined) return call.pathAndQuery;
  return replaceMatched(path, call.path, call.pathAndQuery, prefixRewrite);
}
