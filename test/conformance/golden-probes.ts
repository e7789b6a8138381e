import type { GoldenHeader, GoldenMatch, GoldenParameter, GoldenTable, GoldenVirtualHost } from './golden';
import type { ProbeRequest } from './golden-matcher';

/** Texts that the patterns of the scenarios' regexes match. */
const EXAMPLES: readonly string[] = ['', 'abc', '1', '/re/x', 'jason', 'x'];

/** Requests for every virtual host: one that each route takes, and one that misses it by each of its conditions. */
export function* probes(table: GoldenTable): Iterable<ProbeRequest> {
  for (const virtualHost of table.virtualHosts) {
    for (const host of hostsOf(virtualHost)) {
      const base: ProbeRequest = { host, method: 'GET', scheme: 'http', path: '/', headers: {} };
      yield base;
      yield { ...base, host: `${host}:8123` };
      yield { ...base, host: host.toUpperCase(), path: '/nowhere?x=1' };
      for (const route of virtualHost.routes ?? []) yield* routeProbes(base, route.match);
    }
  }
}

function hostsOf({ domains }: GoldenVirtualHost): readonly string[] {
  return domains.map((domain) => (domain === '*' ? 'nobody.test' : domain.replace(/^\*/, 'some')));
}

function* routeProbes(base: ProbeRequest, match: GoldenMatch): Iterable<ProbeRequest> {
  const path = match.path ?? match.prefix ?? example(match.safeRegex?.regex ?? '');
  let hit: ProbeRequest = { ...base, path };
  for (const header of match.headers ?? []) hit = withHeader(hit, header, true);
  for (const parameter of match.queryParameters ?? []) hit = withQuery(hit, parameter, true);
  yield hit;
  yield { ...hit, path: hit.path.replace(/^[^?]*/, (own) => `${own}/more`) };
  yield { ...hit, path: hit.path.replace(/^[^?]*/, (own) => `${own}more`) };
  yield { ...hit, path: hit.path.replace(/^[^?]*/, (own) => own.toUpperCase()) };
  yield { ...hit, path: `/other${hit.path}` };
  for (const header of match.headers ?? []) {
    yield withHeader(hit, header, false);
    const { [header.name.toLowerCase()]: _dropped, ...headers } = hit.headers;
    yield { ...hit, headers };
  }
  for (const parameter of match.queryParameters ?? []) yield withQuery(hit, parameter, false);
}

function withHeader(request: ProbeRequest, header: GoldenHeader, fulfilled: boolean): ProbeRequest {
  const wanted = fulfilled !== (header.invertMatch ?? false);
  const value = valueFor(header, wanted);
  const name = header.name.toLowerCase();
  if (name === ':method') return { ...request, method: value ?? 'PATCH' };
  if (name === ':authority' || name === ':scheme') return request;
  const { [name]: _dropped, ...headers } = request.headers;
  return { ...request, headers: value === undefined ? headers : { ...headers, [name]: value } };
}

function withQuery(request: ProbeRequest, parameter: GoldenParameter, fulfilled: boolean): ProbeRequest {
  const [path = '', query = ''] = request.path.split('?');
  const others = query.split('&').filter((part) => part !== '' && part.split('=', 1)[0] !== parameter.name);
  const value = valueFor(parameter, fulfilled);
  const all = value === undefined ? others : [...others, `${parameter.name}=${value}`];
  return { ...request, path: all.length === 0 ? path : `${path}?${all.join('&')}` };
}

/** A value that matches, or one that does not; `undefined` for "absent". */
function valueFor({ presentMatch, stringMatch }: GoldenParameter, wanted: boolean): string | undefined {
  if (presentMatch !== undefined) return wanted ? 'anything' : undefined;
  if (!wanted) return 'no-such-value';
  if (stringMatch?.exact !== undefined) return stringMatch.exact;
  if (stringMatch?.prefix !== undefined) return `${stringMatch.prefix}tail`;
  return example(stringMatch?.safeRegex?.regex ?? '');
}

function example(regex: string): string {
  return EXAMPLES.find((text) => text !== '' && new RegExp(`^(?:${regex})$`).test(text)) ?? 'x';
}
