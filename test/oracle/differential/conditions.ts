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
}

export interface Text {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

interface Spec {
  readonly hosts?: readonly string[];
  readonly http?: readonly { readonly match?: readonly Asked[] }[];
}

/** The conditions of every rule, each with the hosts that it is for. */
export function conditionsOf(manifests: readonly Manifest[]): readonly Asked[] {
  return manifests.flatMap(({ kind, spec }) => {
    if (kind === 'HTTPRoute') return routeConditions(spec as RouteSpec);
    if (kind === 'Ingress') return ingressConditions(spec as IngressSpec);
    if (kind !== 'VirtualService') return [];
    const { hosts, http = [] } = spec as Spec;
    const own = hosts && { hosts };
    return http.flatMap(({ match = [{}] }) => match.map((one) => ({ ...own, ...one })));
  });
}

interface RouteSpec {
  readonly hostnames?: readonly string[];
  readonly parentRefs: readonly { readonly kind?: string; readonly name: string }[];
  readonly rules: readonly { readonly matches?: readonly RouteMatch[] }[];
}

interface RouteMatch {
  readonly path?: { readonly type: string; readonly value: string };
  readonly headers?: readonly Named[];
  readonly queryParams?: readonly Named[];
  readonly method?: string;
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
      ...(method && { method: { exact: method } }),
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
