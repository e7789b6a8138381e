import type { Manifest } from '../../../lib/model/manifest';

/** What some rule of the mesh asks of a request; any part may be absent. */
export interface Asked {
  readonly hosts?: readonly string[];
  readonly uri?: Text;
  readonly headers?: Readonly<Record<string, Text>>;
  readonly withoutHeaders?: Readonly<Record<string, Text>>;
  readonly queryParams?: Readonly<Record<string, Text>>;
  readonly method?: Text;
  readonly authority?: Text;
  readonly port?: number;
  /** Only what comes with TLS. */
  readonly tls?: true;
}

export interface Text {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

interface Spec {
  readonly hosts?: readonly string[];
  readonly hostnames?: readonly string[];
  readonly http?: readonly { readonly match?: readonly Asked[] }[];
  readonly tls?: readonly {
    readonly match: readonly { readonly sniHosts: readonly string[]; readonly port?: number }[];
  }[];
}

/** The conditions of every rule, each with the hosts that it is for. */
export function conditionsOf(manifests: readonly Manifest[]): readonly Asked[] {
  return manifests.flatMap(({ kind, spec }) => {
    if (kind === 'HTTPRoute' || kind === 'GRPCRoute') return routeConditions(spec as RouteSpec);
    if (kind === 'TLSRoute') return [{ hosts: (spec as Spec).hostnames ?? [], tls: true }];
    if (kind === 'Ingress') return ingressConditions(spec as IngressSpec);
    if (kind !== 'VirtualService') return [];
    const { hosts, http = [], tls = [] } = spec as Spec;
    const own = hosts && { hosts };
    return [
      ...http.flatMap(({ match = [{}] }) => match.map((one) => ({ ...own, ...one }))),
      ...tls.flatMap(({ match }) =>
        match.map(({ sniHosts, port }) => ({ hosts: sniHosts, tls: true, ...(port && { port }) }) as const),
      ),
    ];
  });
}

interface RouteSpec {
  readonly hostnames?: readonly string[];
  readonly parentRefs: readonly { readonly kind?: string; readonly name: string }[];
  readonly rules: readonly { readonly matches?: readonly RouteMatch[] }[];
}

/** A gRPC method, whose patterns are such that these stand for what they take. */
interface GrpcMethod {
  readonly service?: string;
  readonly method?: string;
}

interface RouteMatch {
  readonly path?: { readonly type: string; readonly value: string };
  readonly headers?: readonly Named[];
  readonly queryParams?: readonly Named[];
  readonly method?: string | GrpcMethod;
}

interface Named {
  readonly name: string;
  readonly type?: string;
  readonly value: string;
}

function routeConditions({ hostnames, parentRefs, rules }: RouteSpec): readonly Asked[] {
  const services = parentRefs.filter(({ kind }) => kind === 'Service').map(({ name }) => name);
  const hosts = services.length > 0 ? services : hostnames;
  return rules.flatMap(({ matches = [{}] }) =>
    matches.map(({ path, headers, queryParams, method }) => ({
      ...(hosts && { hosts }),
      ...(path && { uri: toText(path) }),
      ...(headers && { headers: byName(headers) }),
      ...(queryParams && { queryParams: byName(queryParams) }),
      ...(typeof method === 'string' && { method: { exact: method } }),
      ...(typeof method === 'object' && { uri: { exact: grpcPath(method) } }),
    })),
  );
}

interface IngressSpec {
  readonly rules: readonly {
    readonly host?: string;
    readonly http?: { readonly paths: readonly { readonly path?: string; readonly pathType: string }[] };
  }[];
}

function ingressConditions({ rules }: IngressSpec): readonly Asked[] {
  return rules.flatMap(({ host, http: { paths } = { paths: [] } }) =>
    paths.map(({ path = '/', pathType }) => ({
      ...(host && { hosts: [host] }),
      uri: pathType === 'Exact' ? { exact: path } : { prefix: path.replace(/[./]\*$/, '') },
    })),
  );
}

/** The path of a method, of one of those that a pattern takes. */
function grpcPath({ service = 'any.Svc', method = 'Get' }: GrpcMethod): string {
  return `/${service.replace('\\..+', '.Any')}/${method.replace('G.t', 'Get').replace('|Put', '')}`;
}

function byName(all: readonly Named[]): Readonly<Record<string, Text>> {
  return Object.fromEntries(all.map((each) => [each.name, toText(each)]));
}

function toText({ type, value }: { readonly type?: string; readonly value: string }): Text {
  if (type === 'RegularExpression') return { regex: value };
  return type === 'PathPrefix' ? { prefix: value } : { exact: value };
}

/** Texts that a pattern takes, and some that it barely does not. */
export function candidates({ exact, prefix, regex }: Text): readonly string[] {
  if (exact !== undefined) return [exact, exact, exact, `${exact}x`, exact.toUpperCase(), exact.slice(0, -1)];
  if (prefix !== undefined)
    return [prefix, `${prefix}v1`, `${prefix}/b`, prefix.toUpperCase(), prefix.slice(0, -1), `x${prefix}`];
  return regex === undefined ? ['', '1'] : [...(MATCHING[regex] ?? []), 'v1', 'b', ''];
}

/** What the regular expressions of the random meshes take; a random text would rarely. */
const MATCHING: Readonly<Record<string, readonly string[]>> = {
  'v[0-9]': ['v1', 'v22'],
  'a|v1': ['a', 'v1', 'av1'],
  '.*': ['any'],
  '.+': ['any'],
  '[a-z]+': ['abc', 'Abc'],
  '(?i)V1': ['v1', 'V1'],
  '\\d': ['1', '12'],
  '/api.*': ['/api', '/apix', '/api/v1'],
  '/a/[bc]': ['/a/b', '/a/c', '/a/d'],
  '/[a-z]+/v1': ['/api/v1', '/x/v1', '/X/v1'],
  '/api|/x': ['/api', '/x', '/x/y'],
  '/a.b': ['/a/b', '/axb'],
  '(?i)/api': ['/API', '/api'],
  'GET|PUT': ['GET', 'PUT'],
  'P.*': ['POST', 'PUT'],
  '.*:80': ['a:80'],
  'a.*': ['a', 'api.example.com'],
  '.*\\.com': ['api.example.com'],
};
