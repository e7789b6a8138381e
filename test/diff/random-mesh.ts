import fc from 'fast-check';
import type { Manifest } from '../../lib/model/manifest';
import type { Entry, Request } from '../../lib/routing';

const PATHS = ['/', '/a', '/a/', '/a/b', '/A', '/ab', '/b'];
const VALUES = ['', 'x', 'xy', 'y', 'X'];
const HOSTS = ['shop.example.com', '*.example.com', 'api.shop.svc.cluster.local', 'web'];

/** A string match over few words, so that matches meet. */
const stringMatch = (words: readonly string[]) =>
  fc.oneof(
    fc.record({ exact: fc.constantFrom(...words.filter(Boolean)) }),
    fc.record({ prefix: fc.constantFrom(...words.filter(Boolean)) }),
    fc.record({ regex: fc.constantFrom('x+', '.*y', '(?i)x', '/a(/.*)?', '/[ab]', '.+') }),
  );

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

const match = fc.record(
  {
    uri: stringMatch(PATHS),
    ignoreUriCase: fc.boolean(),
    method: fc.constantFrom({ exact: 'POST' }, { prefix: 'P' }, { regex: 'GET|PUT' }),
    headers: fc.dictionary(fc.constantFrom('x-one', 'X-Two'), fc.oneof(stringMatch(VALUES), fc.constant({})), {
      maxKeys: 2,
    }),
    withoutHeaders: fc.dictionary(fc.constantFrom('x-one', 'x-two'), fc.oneof(stringMatch(VALUES), fc.constant({})), {
      maxKeys: 1,
    }),
    queryParams: fc.dictionary(fc.constantFrom('q'), stringMatch(VALUES), { maxKeys: 1 }),
    authority: fc.constantFrom({ exact: 'shop.example.com' }, { prefix: 'api' }, { regex: '.*:80' }, { prefix: 'v1' }),
    gateways: fc.constantFrom(['edge'], ['mesh']),
    sourceLabels: fc.constantFrom({ app: 'web' }),
  },
  { requiredKeys: [] },
);

const destination = fc.record({
  host: fc.constantFrom('api', 'other', 'nowhere'),
  subset: optional(fc.constantFrom('v1', 'v2', 'v3')),
  port: fc.constant({ number: 80 }),
});

const headerRules = fc.record(
  {
    set: fc.dictionary(fc.constantFrom('x-one', 'x-new'), fc.constantFrom('x', '%REQ(x-two)%', '%REQ(x-one)%'), {
      maxKeys: 2,
    }),
    remove: fc.subarray(['x-one', 'x-two']),
  },
  { requiredKeys: [] },
);

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        route: fc.oneof(
          fc.tuple(fc.record({ destination })),
          fc.tuple(
            fc.record({ destination, weight: fc.constantFrom(10, 90) }),
            fc.record({ destination, weight: fc.constantFrom(10, 90), headers: fc.record({ request: headerRules }) }),
          ),
        ),
        rewrite: fc.oneof(
          fc.record({ uri: fc.constantFrom('/', '/new', '/a') }),
          fc.record({
            uriRegexRewrite: fc.constantFrom(
              { match: '/a', rewrite: '/z' },
              { match: '^/a(.*)', rewrite: '/z\\1' },
              { match: 'b$', rewrite: '' },
            ),
          }),
          fc.record({ authority: fc.constantFrom('inner.example.com') }),
        ),
        headers: fc.record({ request: headerRules }),
        timeout: fc.constantFrom('1s', '2s'),
        corsPolicy: fc.record({
          allowOrigins: fc.constantFrom([{ exact: 'https://a.example' }], [{ prefix: 'https://' }]),
        }),
      },
      { requiredKeys: ['route'] },
    ),
  },
  fc.record({
    redirect: fc.record({
      uri: optional(fc.constantFrom('/gone')),
      authority: optional(fc.constant('new.example.com')),
    }),
  }),
  fc.record({ directResponse: fc.record({ status: fc.constantFrom(200, 404) }) }),
);

/** One rule of a VirtualService. */
export const rule = fc
  .record({ match: fc.array(match, { maxLength: 2 }), action })
  .map(({ match: matches, action: own }) => ({ ...(matches.length > 0 && { match: matches }), ...own }));

/** A VirtualService for the mesh, the gateway or both. */
const virtualService = fc.record({
  hosts: fc.uniqueArray(fc.constantFrom(...HOSTS), { minLength: 1, maxLength: 2 }),
  gateways: fc.constantFrom(['edge'], ['mesh'], ['edge', 'mesh']),
  http: fc.array(rule, { minLength: 1, maxLength: 4 }),
});

const networking = (kind: string, name: string, spec: unknown): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec: JSON.parse(JSON.stringify(spec)),
});

const service = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec: { selector: { app: name }, ports: [{ name: 'http', port: 80 }] },
});

const AROUND: readonly Manifest[] = [
  service('api'),
  service('other'),
  networking('DestinationRule', 'api', {
    host: 'api',
    subsets: [
      { name: 'v1', labels: { v: '1' } },
      { name: 'v2', labels: { v: '2' } },
    ],
  }),
  networking('Gateway', 'edge', {
    selector: { istio: 'ingressgateway' },
    servers: [
      { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'] },
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts: ['shop.example.com'],
        tls: { mode: 'SIMPLE', credentialName: 'c' },
      },
    ],
  }),
];

const security = (kind: string, name: string, namespace: string, spec: unknown): Manifest => ({
  apiVersion: 'security.istio.io/v1',
  kind,
  metadata: { name, namespace },
  spec: JSON.parse(JSON.stringify(spec)),
});

/** Who may call what. */
const policy = fc
  .record({
    atGateway: fc.boolean(),
    action: fc.constantFrom('ALLOW', 'DENY'),
    source: fc.constantFrom(
      undefined,
      { namespaces: ['elsewhere'] },
      { principals: ['cluster.local/ns/shop/sa/web'] },
      { notNamespaces: ['shop'] },
      { requestPrincipals: ['*'] },
    ),
    operation: fc.record(
      {
        paths: fc.constantFrom(['/a*'], ['/new'], ['*/b'], ['/a/{*}']),
        methods: fc.constantFrom(['GET'], ['POST', 'PUT']),
        hosts: fc.constantFrom(['shop.example.com'], ['*.example.com']),
      },
      { requiredKeys: [] },
    ),
    when: fc.constantFrom(
      undefined,
      [{ key: 'request.headers[x-one]', values: ['x*'] }],
      [{ key: 'request.headers[x-two]', notValues: ['y'] }],
    ),
  })
  .map(({ atGateway, action: effect, source, operation, when }) => {
    const rules = [{ ...(source && { from: [{ source }] }), to: [{ operation }], ...(when && { when }) }];
    return atGateway
      ? security('AuthorizationPolicy', 'gateway', 'istio-system', {
          selector: { matchLabels: { istio: 'ingressgateway' } },
          action: effect,
          rules,
        })
      : security('AuthorizationPolicy', 'api', 'shop', {
          selector: { matchLabels: { app: 'api' } },
          action: effect,
          rules,
        });
  });

/** A mesh with one or two VirtualServices. */
export const mesh: fc.Arbitrary<readonly Manifest[]> = fc
  .array(virtualService, { minLength: 1, maxLength: 2 })
  .map((specs) => [...AROUND, ...specs.map((spec, at) => networking('VirtualService', `vs-${at}`, spec))]);

/** Two versions of a mesh, of which one VirtualService is not the same. */
export const change: fc.Arbitrary<readonly [readonly Manifest[], readonly Manifest[]]> = fc
  .tuple(
    mesh,
    virtualService,
    fc.nat(),
    rule,
    fc.nat(),
    fc.constantFrom('replace', 'insert', 'remove', 'swap', 'other'),
  )
  .map(([before, other, at, more, where, how]) => {
    const index = AROUND.length + (at % (before.length - AROUND.length));
    const { spec } = before[index] as { spec: { http: unknown[] } };
    const http = [...spec.http];
    const place = where % http.length;
    if (how === 'replace') http[place] = more;
    else if (how === 'insert') http.splice(place, 0, more);
    else if (how === 'remove') http.splice(place, 1);
    else if (how === 'swap') http.reverse();
    const changed = networking(
      'VirtualService',
      `vs-${index - AROUND.length}`,
      how === 'other' ? other : { ...spec, http },
    );
    return [before, before.map((manifest, own) => (own === index ? changed : manifest))] as const;
  });

/** Two versions of a mesh with policies, of which one is not the same. */
export const policyChange: fc.Arbitrary<readonly [readonly Manifest[], readonly Manifest[]]> = fc
  .tuple(mesh, change, fc.array(policy, { maxLength: 2 }), policy, fc.boolean())
  .map(([still, [before, after], policies, more, movesRoutes]) => {
    const unique = [...new Map(policies.map((own) => [own.metadata.name, own])).values()];
    if (movesRoutes)
      return [
        [...before, ...unique],
        [...after, ...unique],
      ] as const;
    return [
      [...still, ...unique],
      [...still, ...unique.filter(({ metadata }) => metadata.name !== more.metadata.name), more],
    ] as const;
  });

/** A request in the same words. */
export const request: fc.Arbitrary<Request> = fc
  .record({
    from: fc.constantFrom<Entry>(
      { gateway: { namespace: 'istio-system', labels: { istio: 'ingressgateway' } } },
      { workload: { namespace: 'shop', labels: { app: 'web' } } },
      { workload: { namespace: 'elsewhere', labels: {} } },
      { workload: { namespace: 'shop', labels: {}, serviceAccount: 'web' } },
    ),
    secure: fc.boolean(),
    host: fc.constantFrom(
      'shop.example.com',
      'shop.example.com:80',
      'v1.example.com',
      'api',
      'api.shop',
      'api.shop.svc.cluster.local',
      'web.shop',
      'none.org',
    ),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'PATCH'),
    path: fc.constantFrom(...PATHS, '/a/b/c', '/ba', '/abc', '/a/B'),
    query: fc.constantFrom('', '?q=x', '?q=xy', '?q'),
    headers: fc.dictionary(fc.constantFrom('x-one', 'x-two'), fc.constantFrom(...VALUES, 'xxy', 'z'), { maxKeys: 2 }),
    cors: fc.constantFrom(
      {},
      {},
      { origin: 'https://a.example', 'access-control-request-method': 'GET' },
      { origin: 'https://b.example', 'access-control-request-method': 'GET' },
    ),
  })
  .map(
    ({ from, secure, host, method, path, query, headers, cors }): Request => ({
      from,
      host,
      ...(secure && 'gateway' in from ? { port: 443, tls: { sni: 'shop.example.com' } } : { port: 80 }),
      method,
      path: path + query,
      headers: { ...headers, ...cors } as Record<string, string>,
    }),
  );
