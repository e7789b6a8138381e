import type { Call } from './call';
import type { RedirectAction } from './http-route';
import { type PathMatch, replaceMatched } from './path-match';

const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http', ':80'],
  ['https', ':443'],
]);

/** Where a redirect sends the client. */
export function locationOf(call: Call, path: PathMatch, redirect: RedirectAction): string {
  const scheme = redirect.scheme ?? call.scheme;
  const port = redirect.port === 0 ? '' : `:${redirect.port}`;
  return `${scheme}://${hostOf(call, redirect, scheme)}${port}${pathOf(call, path, redirect)}`;
}

/** Where a server with `httpsRedirect` sends plain requests: the same URL, a port of the host included. */
export function httpsLocation(call: Call): string {
  return `https://${call.authority}${call.pathAndQuery}`;
}

/**
 * The host of the request keeps its port unless another one is given, or the scheme changes and the port was the old one's:
 * that of `x-forwarded-proto`, which may be another than the scheme (`wss`).
 */
function hostOf(call: Call, { authority, port }: RedirectAction, scheme: string): string {
  if (authority !== '') return authority;
  const at = /:\d+$/.exec(call.authority)?.index;
  if (at === undefined) return call.authority;
  const own = call.authority.slice(at);
  const { forwardedProto } = call;
  const leaves = scheme !== forwardedProto && own === DEFAULT_PORTS.get(forwardedProto.toLowerCase());
  return port !== 0 || leaves ? call.authority.slice(0, at) : call.authority;
}

function pathOf(call: Call, match: PathMatch, { path, prefixRewrite }: RedirectAction): string {
  if (prefixRewrite !== '') return absolute(replaceMatched(match, call.path, call.pathAndQuery, prefixRewrite));
  if (path === '') return call.pathAndQuery;
  // A query of the new path stands in for the request's own.
  return absolute(path.includes('?') ? path : path + call.pathAndQuery.slice(call.path.length));
}

function absolute(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
