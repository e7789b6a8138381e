import { describe, expect, test } from 'vitest';
import { type Request, simulate } from '../../lib/routing';
import { service, yamlMesh } from './yaml-mesh';

const edge = { gateway: { namespace: 'shop', labels: { 'gateway.networking.k8s.io/gateway-name': 'edge' } } };
const get = (host: string, path = '/', more: Partial<Request> = {}): Request => ({
  from: edge,
  host,
  port: 80,
  path,
  ...more,
});

function kubernetes(kind: string, name: string, spec: string, namespace = 'shop'): string {
  const indented = spec.trim().replaceAll('\n', '\n  ');
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ${indented}
---`;
}

const GATEWAY = kubernetes(
  'Gateway',
  'edge',
  `
gatewayClassName: istio
listeners:
  - { name: http, port: 80, protocol: HTTP, hostname: "*.example.com" }
  - { name: tls, port: 443, protocol: TLS, hostname: "*.example.com", tls: { mode: Passthrough } }
  - { name: tcp, port: 5432, protocol: TCP }
`,
);
const SERVICES = service('a', 8080) + service('b', 8080);
const rules = (text: string) =>
  kubernetes('HTTPRoute', 'r', `parentRefs: [{ name: edge }]\nhostnames: [api.example.com]\nrules:\n${text}`);
const to = (name: string) => `backendRefs: [{ name: ${name}, port: 8080 }]`;
const ask = (manifests: string, request: Request) => simulate(yamlMesh(SERVICES + GATEWAY + manifests), request);

describe('HTTPRoute', () => {
  test('prefixes count whole segments, longer ones come first wherever they stand', () => {
    const mesh = rules(`
  - { matches: [{ path: { value: /api } }], ${to('a')} }
  - { matches: [{ path: { value: /api/new } }], ${to('b')} }`);
    expect(ask(mesh, get('api.example.com', '/api/new/1')).destinations[0]?.host).toBe('b.shop.svc.cluster.local');
    expect(ask(mesh, get('api.example.com', '/api/newer')).destinations[0]?.host).toBe('a.shop.svc.cluster.local');
    expect(ask(mesh, get('api.example.com', '/apix')).outcome).toBe('not-found');
  });

  test('a backend that does not exist is a 500, no backend at all is a 500 from the gateway', () => {
    expect(ask(rules(`  - { ${to('nobody')} }`), get('api.example.com'))).toMatchObject({
      outcome: 'no-cluster',
      status: 500,
    });
    expect(
      ask(rules('  - { backendRefs: [{ name: a, port: 8080, weight: 0 }] }'), get('api.example.com')),
    ).toMatchObject({
      outcome: 'direct-response',
      status: 500,
    });
  });

  test('a backend of another namespace needs a ReferenceGrant', () => {
    const other = SERVICES.replaceAll('namespace: shop', 'namespace: other');
    const route = rules('  - { backendRefs: [{ name: a, namespace: other, port: 8080 }] }');
    const grant = kubernetes(
      'ReferenceGrant',
      'g',
      'from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]\nto: [{ group: "", kind: Service }]',
      'other',
    );
    expect(ask(other + route, get('api.example.com'))).toMatchObject({ outcome: 'no-cluster', status: 500 });
    expect(ask(other + route + grant, get('api.example.com')).destinations[0]?.host).toBe('a.other.svc.cluster.local');
    const ofNoGroup = grant.replace('gateway.networking.k8s.io, kind: HTTPRoute', '"", kind: HTTPRoute');
    expect(ask(other + route + ofNoGroup, get('api.example.com'))).toMatchObject({ outcome: 'no-cluster' });
  });

  test('filters rewrite, redirect and mirror', () => {
    const filtered = (filter: string) =>
      rules(`  - { matches: [{ path: { value: /api } }], filters: [${filter}], ${to('a')} }`);
    const strip = filtered(
      '{ type: URLRewrite, urlRewrite: { hostname: h, path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }',
    );
    expect(ask(strip, get('api.example.com', '/api/v1?x=1')).upstream).toMatchObject({
      path: '/v1?x=1',
      authority: 'h',
    });
    expect(ask(strip, get('api.example.com', '/api')).upstream.path).toBe('/');
    const secure = filtered('{ type: RequestRedirect, requestRedirect: { scheme: https, statusCode: 302 } }');
    expect(ask(secure, get('api.example.com', '/api'))).toMatchObject({
      status: 302,
      redirect: { location: 'https://api.example.com/api' },
    });
    const mirror = filtered(
      '{ type: RequestMirror, requestMirror: { backendRef: { name: b, port: 8080 }, percent: 5 } }',
    );
    expect(ask(mirror, get('api.example.com', '/api')).mirrors).toEqual([
      { host: 'b.shop.svc.cluster.local', subset: undefined, port: 8080, percentage: 5 },
    ]);
  });

  test('hosts outside of the listener and routes of other namespaces are left out', () => {
    const foreign = kubernetes(
      'HTTPRoute',
      'f',
      `parentRefs: [{ name: edge, namespace: shop }]\nhostnames: [api.example.com]\nrules: [{ ${to('a')} }]`,
      'other',
    );
    expect(ask(foreign, get('api.example.com')).outcome).toBe('not-found');
    expect(ask(rules(`  - { ${to('a')} }`), get('api.example.org')).outcome).toBe('not-found');
  });
});

describe('other routes', () => {
  test('a GRPCRoute takes services and methods by their path', () => {
    const route = kubernetes(
      'GRPCRoute',
      'g',
      `parentRefs: [{ name: edge }]\nrules: [{ matches: [{ method: { service: shop.Cart, method: Add } }], ${to('a')} }]`,
    );
    expect(ask(route, get('api.example.com', '/shop.Cart/Add')).outcome).toBe('route');
    expect(ask(route, get('api.example.com', '/shop.Cart/Remove')).outcome).toBe('not-found');
  });

  test('a TLSRoute goes by the SNI within the host of the listener, a TCPRoute by the listener', () => {
    const tls = kubernetes(
      'TLSRoute',
      't',
      `parentRefs: [{ name: edge, sectionName: tls }]\nhostnames: [db.example.com]\nrules: [{ ${to('a')} }]`,
    );
    const tcp = kubernetes('TCPRoute', 'c', `parentRefs: [{ name: edge, sectionName: tcp }]\nrules: [{ ${to('b')} }]`);
    const secure = (sni: string) => get(sni, '/', { port: 443, tls: { sni } });
    expect(ask(tls, secure('db.example.com')).destinations[0]?.host).toBe('a.shop.svc.cluster.local');
    expect(ask(tls, secure('other.example.com')).outcome).toBe('reset');
    expect(ask(tcp, get('x', '/', { port: 5432, protocol: 'TCP' })).destinations[0]?.host).toBe(
      'b.shop.svc.cluster.local',
    );
  });

  describe('a GRPCRoute and an HTTPRoute of one name', () => {
    const route = (kind: string, name: string, host: string, rule: string) =>
      kubernetes(kind, name, `parentRefs: [{ name: edge }]\nhostnames: [${host}.example.com]\nrules: [{ ${rule} }]`);
    const grpc = (host: string) =>
      route('GRPCRoute', 'web', host, `matches: [{ method: { service: shop.Cart, method: Add } }], ${to('b')}`);
    const destination = (routes: string) => ask(routes, get('api.example.com', '/shop.Cart/Add')).destinations[0]?.host;

    test('share a host', () => {
      expect(destination(route('HTTPRoute', 'web', 'api', to('a')) + grpc('api'))).toBe('b.shop.svc.cluster.local');
    });

    test('do not both have hosts of their own: those of the GRPCRoute are lost', () => {
      expect(destination(route('HTTPRoute', 'web', 'www', to('a')) + grpc('api'))).toBeUndefined();
    });

    test('do if a third route has the host too', () => {
      const others = route('HTTPRoute', 'web', 'www', to('a')) + route('HTTPRoute', 'third', 'api', to('a'));
      expect(destination(others + grpc('api'))).toBe('b.shop.svc.cluster.local');
    });
  });

  test('of equal routes for one host, the one of the smaller namespace wins, whatever their names', () => {
    const open = GATEWAY.replace(
      '"*.example.com" }',
      '"*.example.com", allowedRoutes: { namespaces: { from: All } } }',
    );
    const route = (name: string, namespace: string, code: number) =>
      kubernetes(
        'HTTPRoute',
        name,
        `parentRefs: [{ name: edge, namespace: shop }]\nhostnames: [api.example.com]\nrules: [{ filters: [{ type: RequestRedirect, requestRedirect: { statusCode: ${code} } }] }]`,
        namespace,
      );
    const mesh = yamlMesh(open + route('z', 'a', 301) + route('y', 'b', 302));
    expect(simulate(mesh, get('api.example.com')).status).toBe(301);
  });

  test('a TLSRoute whose backends have no share takes nothing, so a Service that it is for answers itself', () => {
    const db =
      '\napiVersion: v1\nkind: Service\nmetadata: { name: db, namespace: shop }\nspec: { ports: [{ name: tls, port: 5432 }] }\n---';
    const tls = (weight: number) =>
      kubernetes(
        'TLSRoute',
        't',
        `parentRefs: [{ group: "", kind: Service, name: db }]\nhostnames: [db.example.com]\nrules: [{ backendRefs: [{ name: a, port: 8080, weight: ${weight} }] }]`,
      );
    const from = { workload: { namespace: 'shop' } };
    const host = (weight: number) =>
      ask(db + tls(weight), { ...get('db', '/', { port: 5432, tls: { sni: 'db.example.com' } }), from }).destinations[0]
        ?.host;
    expect(host(1)).toBe('a.shop.svc.cluster.local');
    expect(host(0)).toBe('db.shop.svc.cluster.local');
  });

  test('a reference to a Service needs the empty group as a parent, and no group as a backend', () => {
    const mesh = (parent: string, backend: string) =>
      kubernetes(
        'HTTPRoute',
        'r',
        `parentRefs: [{ ${parent}kind: Service, name: a }]\nrules: [{ backendRefs: [{ ${backend}name: b, port: 8080 }] }]`,
      );
    const answer = (parent: string, backend: string) =>
      ask(mesh(parent, backend), { ...get('a', '/', { port: 8080 }), from: { workload: { namespace: 'shop' } } });
    expect(answer('group: "", ', '').destinations[0]?.host).toBe('b.shop.svc.cluster.local');
    expect(answer('', '').destinations[0]?.host).toBe('a.shop.svc.cluster.local');
    expect(answer('group: "", ', 'group: apps, ').outcome).toBe('no-cluster');
  });

  test('an HTTPRoute whose parent is a Service applies to the mesh', () => {
    const route = kubernetes(
      'HTTPRoute',
      'm',
      `parentRefs: [{ group: "", kind: Service, name: a }]\nrules: [{ ${to('b')} }]`,
    );
    const request: Request = { from: { workload: { namespace: 'shop' } }, host: 'a', port: 8080 };
    expect(ask(route, request).destinations[0]?.host).toBe('b.shop.svc.cluster.local');
  });
});
