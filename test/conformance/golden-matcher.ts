import type { GoldenHeader, GoldenMatch, GoldenParameter, GoldenRoute, GoldenTable, GoldenVirtualHost } from './golden';

/** A request, as little as Envoy's route matching needs. */
export interface ProbeRequest {
  readonly host: string;
  readonly method: string;
  readonly scheme: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The virtual host Envoy chooses, by its documented order: exact, longest `*suffix`, `*`. */
export function findVirtualHost(table: GoldenTable, host: string): GoldenVirtualHost | undefined {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  let best: { readonly virtualHost: GoldenVirtualHost; readonly rank: number } | undefined;
  for (const virtualHost of table.virtualHosts) {
    for (const domain of virtualHost.domains) {
      let rank = -1;
      if (domain.toLowerCase() === name) rank = 10_000;
      else if (domain === '*') rank = 0;
      else if (domain.startsWith('*') && name.endsWith(domain.slice(1).toLowerCase()) && name.length >= domain.length)
        rank = domain.length;
      if (rank >= 0 && rank > (best?.rank ?? -1)) best = { virtualHost, rank };
    }
  }
  return best?.virtualHost;
}

/** The first route that takes the request. */
export function findRoute(virtualHost: GoldenVirtualHost, request: ProbeRequest): GoldenRoute | undefined {
  return (virtualHost.routes ?? []).find(({ match }) => takes(match, request));
}

function takes(match: GoldenMatch, request: ProbeRequest): boolean {
  return (
    takesPath(match, request.path.split('?', 1)[0] as string) &&
    (match.headers ?? []).every((header) => takesHeader(header, request)) &&
    (match.queryParameters ?? []).every((parameter) => takesQuery(parameter, request.path))
  );
}

function takesPath(match: GoldenMatch, path: string): boolean {
  const fold = (text: string) => (match.caseSensitive === false ? text.toLowerCase() : text);
  if (match.path !== undefined) return fold(path) === fold(match.path);
  if (match.prefix !== undefined) return fold(path).startsWith(fold(match.prefix));
  return match.safeRegex !== undefined && new RegExp(`^(?:${match.safeRegex.regex})$`).test(path);
}

function takesHeader(header: GoldenHeader, request: ProbeRequest): boolean {
  const value = headerOf(header.name.toLowerCase(), request);
  const inverted = header.invertMatch ?? false;
  if (header.presentMatch !== undefined) return (value !== undefined) !== inverted;
  if (value === undefined && !header.treatMissingHeaderAsEmpty) return false;
  return takesString(header, value ?? '') !== inverted;
}

function headerOf(name: string, request: ProbeRequest): string | undefined {
  if (name === ':method') return request.method;
  if (name === ':authority') return request.host;
  if (name === ':scheme') return request.scheme;
  return request.headers[name];
}

function takesQuery(parameter: GoldenParameter, path: string): boolean {
  const query = path.split('?')[1] ?? '';
  const found = query.split('&').find((part) => part.split('=', 1)[0] === parameter.name);
  if (found === undefined) return false;
  return parameter.presentMatch === true || takesString(parameter, found.slice(parameter.name.length + 1));
}

function takesString({ stringMatch }: GoldenParameter, value: string): boolean {
  if (stringMatch?.exact !== undefined) return value === stringMatch.exact;
  if (stringMatch?.prefix !== undefined) return value.startsWith(stringMatch.prefix);
  return stringMatch?.safeRegex !== undefined && new RegExp(`^(?:${stringMatch.safeRegex.regex})$`).test(value);
}
