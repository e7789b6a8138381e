import { describe, expect, test } from 'vitest';
import { type Request, simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const SERVICE = service('products', 8080);
const caller = (serviceAccount: string) => ({ workload: { namespace: 'shop', labels: {}, serviceAccount } });
const get = (path: string, serviceAccount = 'web'): Request => ({
  from: caller(serviceAccount),
  host: 'products',
  port: 8080,
  path,
});
const policy = (spec: string, name = 'p', namespace = 'shop') => object('AuthorizationPolicy', name, spec, namespace);
const outcome = (manifests: string, request: Request) => simulate(yamlMesh(SERVICE + manifests), request).outcome;

const READERS = `
selector: { matchLabels: { app: products } }
rules:
  - from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }]
    to: [{ operation: { methods: [GET, HEAD], paths: ["/api/products", "/api/products/{**}"], ports: ["8080"] } }]
`;

describe('AuthorizationPolicy', () => {
  test('an empty spec denies everybody, one empty rule allows everybody', () => {
    expect(outcome(policy('{}'), get('/'))).toBe('denied');
    expect(outcome(policy('rules: [{}]'), get('/'))).toBe('route');
    expect(outcome(policy('rules: [{ from: [], to: [] }]'), get('/'))).toBe('route');
  });

  test.each([
    ['/api/products', 'route'],
    ['/api/products/', 'route'],
    ['/api/products/7', 'route'],
    ['/api/products?x=1', 'route'],
    ['/api/products/a*b', 'route'],
    ['/api/products/[7]', 'denied'],
    ['/api/productsx', 'denied'],
    ['/API/products', 'denied'],
    ['/api//products/7', 'denied'],
  ])('the named caller and path %s: %s', (path, expected) => {
    expect(outcome(policy(READERS), get(path))).toBe(expected);
  });

  test('another method and another caller are denied with 403', () => {
    expect(outcome(policy(READERS), { ...get('/api/products'), method: 'POST' })).toBe('denied');
    expect(simulate(yamlMesh(SERVICE + policy(READERS)), get('/api/products', 'orders'))).toMatchObject({
      outcome: 'denied',
      status: 403,
    });
  });

  test('a caller without mutual TLS has no identity: ALLOW refuses it, DENY by name lets it pass, DENY of all others does not', () => {
    const plain = object('DestinationRule', 'plain', 'host: products\ntrafficPolicy: { tls: { mode: DISABLE } }');
    const deny = (key: string, who: string) =>
      policy(`action: DENY\nrules: [{ from: [{ source: { ${key}: [cluster.local/ns/shop/sa/${who}] } }] }]`);
    expect(outcome(plain + policy(READERS), get('/api/products'))).toBe('denied');
    expect(outcome(plain + deny('principals', 'orders'), get('/', 'orders'))).toBe('route');
    expect(outcome(plain + deny('notPrincipals', 'web'), get('/'))).toBe('denied');
  });

  test('DENY comes before ALLOW, and CUSTOM is a caveat', () => {
    const deny = policy('action: DENY\nrules: [{ to: [{ operation: { paths: ["/admin*"] } }] }]', 'd');
    const custom = policy('action: CUSTOM\nprovider: { name: opa }\nrules: [{}]', 'c');
    expect(outcome(policy('rules: [{}]') + deny, get('/admin/users'))).toBe('denied');
    const answer = simulate(yamlMesh(SERVICE + custom), get('/'));
    expect(answer).toMatchObject({ outcome: 'route' });
    expect(answer.caveats.join()).toContain('AuthorizationPolicy shop/c asks the external service');
  });

  test('on a port without HTTP, DENY by method denies every connection and ALLOW by method allows none', () => {
    const tcp =
      '\napiVersion: v1\nkind: Service\nmetadata: { name: db, namespace: shop }\nspec: { selector: { app: db }, ports: [{ name: tcp, port: 5432 }] }\n---\n';
    const ask = (spec: string) =>
      outcome(tcp + policy(spec), { from: caller('web'), host: 'db', port: 5432, protocol: 'TCP' });
    expect(ask('action: DENY\nrules: [{ to: [{ operation: { methods: [DELETE] } }] }]')).toBe('denied');
    expect(ask('rules: [{ to: [{ operation: { methods: [GET] } }] }]')).toBe('denied');
    expect(ask('rules: [{ to: [{ operation: { ports: ["5432"] } }] }]')).toBe('route');
  });

  test('namespaces, service accounts, headers and conditions are read as Istio reads them', () => {
    const allow = (source: string) => policy(`rules: [{ from: [{ source: { ${source} } }] }]`);
    expect(outcome(allow('namespaces: ["sh*"]'), get('/'))).toBe('route');
    expect(outcome(allow('serviceAccounts: [web]'), get('/'))).toBe('route');
    expect(outcome(allow('serviceAccounts: [other/web]'), get('/'))).toBe('denied');
    const when = policy('rules: [{ when: [{ key: "request.headers[x-team]", values: ["red*"] }] }]');
    expect(outcome(when, { ...get('/'), headers: { 'X-Team': 'red-1' } })).toBe('route');
    expect(outcome(when, get('/'))).toBe('denied');
  });

  test('of a client, and those where the ServiceEntry is, count toward a wildcard that its proxy resolves itself, as if it called itself', () => {
    const external = object(
      'ServiceEntry',
      'ext',
      'hosts: ["*.example.com"]\nlocation: MESH_EXTERNAL\nresolution: DYNAMIC_DNS\nports: [{ number: 443, name: tls, protocol: TLS }]',
    );
    const request: Request = { from: caller('web'), host: 'api.example.com', port: 443, tls: {} };
    expect(outcome(external, request)).toBe('route');
    expect(outcome(external + policy('{}'), request)).toBe('denied');
    const elsewhere = external.replace('namespace: shop', 'namespace: egress');
    expect(outcome(elsewhere, request)).toBe('route');
    expect(outcome(elsewhere + policy('{}', 'p', 'egress'), request)).toBe('denied');
    expect(outcome(external.replace('DYNAMIC_DNS', 'NONE') + policy('{}'), request)).toBe('route');
  });

  test('remote.ip is the last address of x-forwarded-for in the mesh, and at a gateway that of proxies it trusts', () => {
    const allow = policy('rules: [{ from: [{ source: { remoteIpBlocks: ["10.0.0.0/8"] } }] }]');
    const headers = { 'x-forwarded-for': '10.0.0.1, 192.0.2.1' };
    expect(outcome(allow, { ...get('/'), headers })).toBe('denied');
    expect(outcome(allow, { ...get('/'), headers: { 'x-forwarded-for': '192.0.2.1, 10.0.0.1' } })).toBe('route');

    const gateway = object(
      'Gateway',
      'edge',
      'selector: { istio: edge }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
    );
    const from = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };
    const ask = (numTrustedProxies: number) =>
      simulate(yamlMesh(gateway + allow, { defaultConfig: { gatewayTopology: { numTrustedProxies } } }), {
        from,
        host: 'x',
        port: 80,
        headers,
      }).outcome;
    expect([0, 1, 2].map(ask)).toEqual(['not-found', 'denied', 'not-found']);
  });

  test('connection.sni is in lower case, however the client writes it', () => {
    const gateway = object(
      'Gateway',
      'edge',
      'selector: { istio: edge }\nservers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: ["*"], tls: { mode: SIMPLE, credentialName: c } }]',
    );
    const allow = policy('rules: [{ when: [{ key: connection.sni, values: ["*.example.com"] }] }]');
    const from = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };
    const ask = (sni: string) => outcome(gateway + allow, { from, host: 'x', port: 443, tls: { sni } });
    expect(ask('API.Example.com')).toBe('not-found');
    expect(ask('example.com')).toBe('denied');
  });

  test("each line of a header is looked at by itself, also behind the client's proxy", () => {
    const when = policy('rules: [{ when: [{ key: "request.headers[x-team]", values: [red] }] }]');
    expect(outcome(when, { ...get('/'), headers: { 'x-team': ['blue', 'red'] } })).toBe('route');
    expect(outcome(when, { ...get('/'), headers: { 'x-team': 'blue,red' } })).toBe('denied');
  });

  test('addresses are those of the client, of which a range of no bits holds all', () => {
    const allow = (key: string, range: string) => policy(`rules: [{ from: [{ source: { ${key}: ["${range}"] } }] }]`);
    const from: Request = { ...get('/'), source: '10.0.0.7' };
    for (const key of ['ipBlocks', 'remoteIpBlocks']) {
      expect(outcome(allow(key, '10.0.0.0/24'), from)).toBe('route');
      expect(outcome(allow(key, '0.0.0.0/0'), from)).toBe('route');
      expect(outcome(allow(key, '192.0.2.0/24'), from)).toBe('denied');
    }
    const forwarded = { ...from, headers: { 'x-forwarded-for': '192.0.2.1' } };
    expect(outcome(allow('remoteIpBlocks', '10.0.0.0/24'), forwarded)).toBe('denied');
    expect(outcome(allow('ipBlocks', '10.0.0.0/24'), forwarded)).toBe('route');
  });

  test('where a service reads no requests, remote.ip is the address of the connection, whatever x-forwarded-for says', () => {
    const mesh = yamlMesh(
      service('db', 3306, ', appProtocol: mysql') +
        policy('rules: [{ from: [{ source: { remoteIpBlocks: ["10.0.0.0/24"] } }] }]'),
    );
    const ask = (source: string) =>
      simulate(mesh, { ...get('/'), host: 'db', port: 3306, source, headers: { 'x-forwarded-for': '192.0.2.1' } })
        .outcome;
    expect(ask('10.0.0.7')).toBe('route');
    expect(ask('192.0.2.1')).toBe('denied');
  });

  test('behind a gateway a service sees the client as remote.ip, and the gateway as source.ip, which no request says', () => {
    const gateway = object(
      'Gateway',
      'edge',
      'selector: { istio: edge }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
    );
    const routes = virtualService(
      'v',
      'hosts: [shop.test]\ngateways: [edge]\nhttp: [{ route: [{ destination: { host: products } }] }]',
    );
    const request: Request = {
      from: { gateway: { namespace: 'shop', labels: { istio: 'edge' } } },
      host: 'shop.test',
      port: 80,
      source: '203.0.113.9',
    };
    const ask = (block: string) =>
      simulate(
        yamlMesh(
          SERVICE +
            gateway +
            routes +
            policy(
              `selector: { matchLabels: { app: products } }\nrules: [{ from: [{ source: { ${block}: ["203.0.113.0/24"] } }] }]`,
            ),
        ),
        request,
      );
    expect(ask('remoteIpBlocks')).toMatchObject({ outcome: 'route', caveats: [] });
    expect(ask('notRemoteIpBlocks').outcome).toBe('denied');
    expect(ask('ipBlocks').caveats).toHaveLength(1);
  });

  test('what a request does not say is in its favour, with a caveat', () => {
    const answer = simulate(
      yamlMesh(SERVICE + policy('rules: [{ from: [{ source: { ipBlocks: ["10.0.0.0/8"] } }] }]')),
      get('/'),
    );
    expect(answer.outcome).toBe('route');
    expect(answer.caveats.join()).toContain('allows some addresses');
  });
});

describe('RequestAuthentication', () => {
  const authentication = object(
    'RequestAuthentication',
    'jwt',
    'selector: { matchLabels: { app: products } }\njwtRules: [{ issuer: "https://id.example.com", audiences: [shop] }]',
  );
  const required = policy(
    'rules: [{ from: [{ source: { requestPrincipals: ["https://id.example.com/*"] } }], when: [{ key: "request.auth.claims[groups]", values: [buyers] }] }]',
  );
  const token = { iss: 'https://id.example.com', sub: 'u1', aud: 'shop', groups: ['buyers'] };

  test('alone it lets requests without a token pass, and refuses tokens of others with 401', () => {
    expect(outcome(authentication, get('/'))).toBe('route');
    expect(
      simulate(yamlMesh(SERVICE + authentication), { ...get('/'), claims: { ...token, iss: 'https://evil' } }),
    ).toMatchObject({
      outcome: 'unauthorized',
      status: 401,
    });
  });

  test('a token for another audience is a 403', () => {
    expect(
      simulate(yamlMesh(SERVICE + authentication), { ...get('/'), claims: { ...token, aud: 'other' } }).status,
    ).toBe(403);
  });

  test('with an ALLOW policy the token and the group are needed', () => {
    const both = authentication + required;
    expect(outcome(both, get('/'))).toBe('denied');
    expect(outcome(both, { ...get('/'), claims: token })).toBe('route');
    expect(outcome(both, { ...get('/'), claims: { ...token, groups: 'buyers' } })).toBe('route');
    expect(outcome(both, { ...get('/'), claims: { ...token, groups: ['sellers'] } })).toBe('denied');
  });
});

describe('mutual TLS', () => {
  const strict = object('PeerAuthentication', 'default', 'mtls: { mode: STRICT }');
  const tls = (mode: string) =>
    object('DestinationRule', 'dr', `host: products\ntrafficPolicy: { tls: { mode: ${mode} } }`);
  const ask = (manifests: string) => {
    const { outcome: result, mtls } = simulate(yamlMesh(SERVICE + manifests), get('/'));
    return `${result} ${mtls}`;
  };

  test('is automatic between sidecars', () => {
    expect(ask('')).toBe('route true');
    expect(ask(strict)).toBe('route true');
    expect(ask(object('PeerAuthentication', 'default', 'mtls: { mode: DISABLE }'))).toBe('route false');
  });

  test('is left out toward a workload, or a port of it, that takes none', () => {
    const own = (spec: string) =>
      object('PeerAuthentication', 'p', `selector: { matchLabels: { app: products } }\n${spec}`);
    expect(ask(own('mtls: { mode: DISABLE }'))).toBe('route false');
    expect(ask(own('portLevelMtls: { "8080": { mode: DISABLE } }'))).toBe('route false');
    expect(ask(own('portLevelMtls: { "9090": { mode: DISABLE } }'))).toBe('route true');
    expect(ask(own('mtls: { mode: DISABLE }') + tls('ISTIO_MUTUAL'))).toBe('reset false');
  });

  test('plain text or foreign TLS to a STRICT server is reset', () => {
    expect(ask(strict + tls('DISABLE'))).toBe('reset false');
    expect(ask(strict + tls('SIMPLE'))).toBe('reset false');
    expect(ask(tls('DISABLE'))).toBe('route false');
  });

  test('insisting on it at a server without a proxy is reset', () => {
    const namespace = '\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n';
    expect(ask(namespace)).toBe('route false');
    expect(ask(namespace + tls('ISTIO_MUTUAL'))).toBe('reset false');
  });

  test('port levels count the ports of the workload', () => {
    const level = (port: number) =>
      object(
        'PeerAuthentication',
        'p',
        `selector: { matchLabels: { app: products } }\nmtls: { mode: STRICT }\nportLevelMtls: { "${port}": { mode: DISABLE } }`,
      );
    const shifted = service('shifted', 80, ', targetPort: 8080');
    const from = caller('web');
    const reach = (port: number) => {
      const rule = object('DestinationRule', 'd', 'host: shifted\ntrafficPolicy: { tls: { mode: DISABLE } }');
      const own = level(port).replace('app: products', 'app: shifted');
      return simulate(yamlMesh(shifted + rule + own), { from, host: 'shifted', port: 80 }).outcome;
    };
    expect(reach(80)).toBe('reset');
    expect(reach(8080)).toBe('route');
  });
});
