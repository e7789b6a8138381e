import { compileRegex } from '../model/regex';
import type { Upstream } from './answer';
import type { Call } from './call';
import { formatHeaderValue } from './header-format';
import { applyHeaderRules } from './header-rules';
import type { Destination, ForwardAction } from './http-route';
import { type PathMatch, replaceMatched } from './path-match';

/** The request as it leaves the proxy; with weighted destinations, as one of them gets it. */
export function upstreamOf(call: Call, path: PathMatch, action: ForwardAction, own?: Destination): Upstream {
  const format = (value: string) => formatHeaderValue(value, call);
  let { headers } = call;
  // Envoy applies the rules of a weighted destination before those of its route.
  if (own?.headers !== undefined) headers = applyHeaderRules(own.headers, headers, format);
  if (action.headers !== undefined) headers = applyHeaderRules(action.headers, headers, format);
  return {
    path: rewritten(call, path, action),
    authority: action.authority ?? own?.authority ?? call.authority,
    headers,
  };
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
