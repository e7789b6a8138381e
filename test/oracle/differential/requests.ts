import { isIP } from 'node:net';
import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import type { Request } from '../../../lib/routing';
import { EXTERNAL_HOSTS, HEADERS, PARAMETERS, PORTS, SERVICE_NAMES, sometimes, VALUES } from './alphabet';
import { type Asked, candidates, conditionsOf } from './conditions';
import { type Dial, dialsOf } from './dials';
import { entryOf, type ProxyName, proxies } from './proxies';
import { claims } from './request-authentications';

const PATHS = [
  '/',
  '/api',
  '/api/v1',
  '/apix',
  '/a/b',
  '/API',
  '/x',
  '/api/../x',
  '/api%2Fv1',
  '/api//v1',
  '/a%2e/b',
  '/%61pi',
  '/api/',
  '/a%20b',
] as const;

const HOSTS = [
  ...SERVICE_NAMES.flatMap((name) => [name, `${name}.default`, `${name}.other`, `${name}.default.svc`]),
  ...SERVICE_NAMES.flatMap((name) => [`${name}.default.svc.cluster.local`, `${name}.other.svc.cluster.local`]),
  ...EXTERNAL_HOSTS,
  'x.wild.example.com',
  'nobody.test',
  '10.0.0.1',
  '10.0.1.2',
] as const;

/** How clients spell a host: with a port, in capitals, with a dot behind. */
const spelling = fc.oneof(
  { weight: 12, arbitrary: fc.constant((host: string) => host) },
  { weight: 3, arbitrary: fc.constantFrom(80, 8080, 443, 9999).map((port) => (host: string) => `${host}:${port}`) },
  { weight: 1, arbitrary: fc.constant((host: string) => host.toUpperCase()) },
  { weight: 1, arbitrary: fc.constant((host: string) => `${host}.`) },
);

/** A port that nobody may have. */
const NOWHERE: Dial = { host: 'nobody.test', address: '240.240.0.1', port: 7777 };

/** Requests that the mesh's own conditions are about: some meet them, some miss by a little, some are any. */
export function requestsFor(manifests: readonly Manifest[], proxy: ProxyName): fc.Arbitrary<Request> {
  const conditions = conditionsOf(manifests);
  const asked = conditions.length === 0 ? fc.constant<Asked>({}) : fc.constantFrom(...conditions);
  const from = entryOf(proxy);
  const addresses = addressesOf(manifests);
  const dials = dialsOf(manifests);
  const hasTokens = manifests.some(({ kind }) => kind === 'RequestAuthentication');
  return fc
    .oneof({ weight: 4, arbitrary: asked }, { weight: 1, arbitrary: fc.constant<Asked>({}) })
    .chain((one) =>
      fc.record({
        host: fc.tuple(hostFor(one), spelling).map(([host, spell]) => spell(host)),
        port: portFor(one, proxy, manifests),
        address: addresses,
        dial: sometimes(proxy === 'gateway' || dials.length === 0 ? 0 : 60, fc.constantFrom(...dials, NOWHERE)),
        isMeant: fc.constantFrom(true, true, false),
        method: methodFor(one),
        path: fc.tuple(pathFor(one), queryFor(one)).map(([path, query]) => path + query),
        headers: headersFor(one),
        preflight: sometimes(5, fc.constantFrom('http://o.example.com', 'http://p', 'https://o')),
        tls: sometimes(
          90,
          hostFor(one).filter((host) => isIP(host) === 0),
        ),
        die: fc.nat(99),
        forwardedProto: sometimes(12, fc.constantFrom('https', 'http', 'HTTPS', 'wss')),
        source:
          proxy === 'gateway' ? fc.constantFrom('10.9.9.9', '192.0.2.7', '10.1.0.77') : fc.constant(proxies[proxy].ip),
        forwardedFor: sometimes(
          10,
          fc.constantFrom('10.1.0.5', '192.0.2.7, 10.9.0.1', '10.9.0.1,192.0.2.8', 'nobody', '10.9.0.1, '),
        ),
        claims: sometimes(hasTokens ? 60 : 0, claims),
        asksTls: fc.constant(one.tls ?? false),
      }),
    )
    .map(
      ({
        preflight,
        tls,
        die,
        asksTls,
        headers,
        forwardedProto,
        forwardedFor,
        claims,
        address,
        dial,
        isMeant,
        ...sent
      }) => {
        const request = { ...sent, ...(dial && { port: dial.port, ...(isMeant && { host: dial.host }) }) };
        const isSecure = proxy === 'gateway' && (request.port === 443 || request.port === 8443);
        const sni = isMeant ? sniOf(request.host) : tls;
        const asks = preflight && { origin: preflight, 'access-control-request-method': 'GET' };
        return {
          from,
          ...request,
          ...(proxy === 'gateway' ? {} : { address: dial?.address ?? address }),
          headers: {
            ...headers,
            ...asks,
            ...(forwardedProto && { 'x-forwarded-proto': forwardedProto }),
            ...(forwardedFor && { 'x-forwarded-for': forwardedFor }),
          },
          ...(claims && { claims }),
          ...(preflight === undefined ? {} : { method: 'OPTIONS' }),
          ...(sni === undefined || die >= (asksTls || isSecure ? 88 : 7) ? {} : { tls: { sni } }),
        };
      },
    );
}

/** The name that a client of this host asks for; of an address, none. */
function sniOf(host: string): string | undefined {
  const name = host.replace(/:\d+$/, '').replace(/\.$/, '');
  return isIP(name) === 0 ? name : undefined;
}

function hostFor({ hosts, authority }: Asked): fc.Arbitrary<string> {
  const any = fc.constantFrom<string>(...HOSTS);
  const own = [...(hosts ?? []).map((host) => host.replace('*', 'x')), ...(authority ? candidates(authority) : [])];
  const named = own.filter((host) => host !== '' && !host.includes('/'));
  return named.length === 0
    ? any
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...named) }, { weight: 1, arbitrary: any });
}

function portFor({ port }: Asked, proxy: ProxyName, manifests: readonly Manifest[]): fc.Arbitrary<number> {
  const own = manifests.filter(({ kind }) => kind === (proxy === 'gateway' ? 'Gateway' : 'Service'));
  const numbers = own.flatMap(({ spec }) => {
    const { ports = [], servers = [], listeners = [] } = spec as Listening;
    return [...[...ports, ...listeners].map((each) => each.port), ...servers.map((each) => each.port.number)];
  });
  const listening = [...numbers, ...(port === undefined ? [] : [port, port]), 80];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...listening) },
    { weight: 1, arbitrary: fc.constantFrom(...PORTS, 8443, 7777) },
  );
}

interface Listening {
  readonly ports?: readonly { readonly port: number }[];
  readonly listeners?: readonly { readonly port: number }[];
  readonly servers?: readonly { readonly port: { readonly number: number } }[];
  readonly clusterIP?: string;
  readonly addresses?: readonly string[];
}

/** Addresses of the mesh's services, and one that nobody has. */
function addressesOf(manifests: readonly Manifest[]): fc.Arbitrary<string> {
  const own = manifests.flatMap(({ kind, spec }) => {
    const { clusterIP, addresses = [] } = (spec ?? {}) as Listening;
    if (kind === 'WorkloadEntry') return [(spec as { readonly address: string }).address];
    if (kind === 'Service') return clusterIP === undefined || clusterIP === 'None' ? [] : [clusterIP];
    return kind === 'ServiceEntry' ? addresses.map((address) => address.replace('0.0/16', '3.4')) : [];
  });
  return fc.constantFrom(...own, '240.240.0.1');
}

function methodFor({ method }: Asked): fc.Arbitrary<string> {
  const own =
    method === undefined ? [] : candidates(method).filter((each) => /^[A-Z]{3,}$/.test(each) && METHODS.has(each));
  return fc.constantFrom('GET', 'GET', 'POST', ...own, ...own);
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

function pathFor({ uri }: Asked): fc.Arbitrary<string> {
  const any = fc.constantFrom<string>(...PATHS);
  const own = uri === undefined ? [] : candidates(uri).filter((path) => path.startsWith('/'));
  return own.length === 0
    ? any
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: any });
}

function queryFor({ queryParams = {} }: Asked): fc.Arbitrary<string> {
  const own = Object.entries(queryParams).flatMap(([name, text]) =>
    candidates(text).map((value) => `${name}=${value}`),
  );
  const any = fc
    .tuple(fc.constantFrom(...PARAMETERS), fc.constantFrom('', '=', '=1', '=v1'))
    .map((pair) => pair.join(''));
  const one =
    own.length === 0 ? any : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: any });
  const chance = own.length === 0 ? 15 : 85;
  return sometimes(chance, fc.array(one, { minLength: 1, maxLength: 3 })).map((all) =>
    all === undefined ? '' : `?${all.join('&')}`,
  );
}

function headersFor({ headers = {}, withoutHeaders = {} }: Asked): fc.Arbitrary<Record<string, string | string[]>> {
  const values = (name: string) => {
    const text = headers[name] ?? withoutHeaders[name];
    const asked = text !== undefined;
    const value = fc.constantFrom(...(asked ? candidates(text) : VALUES));
    const one: fc.Arbitrary<string | string[]> = fc.oneof(
      { weight: 9, arbitrary: value },
      { weight: 1, arbitrary: fc.tuple(value, value).map((lines) => [...lines]) },
    );
    return sometimes(asked ? (name in headers ? 85 : 50) : 15, one);
  };
  return fc
    .record(Object.fromEntries([...HEADERS, 'x-d'].map((name) => [name, values(name)])))
    .map((all) => JSON.parse(JSON.stringify(all)) as Record<string, string | string[]>);
}
