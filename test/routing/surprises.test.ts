import { describe, expect, test } from 'vitest';
import { type Request, simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const web = { workload: { namespace: 'shop', labels: { app: 'web' }, serviceAccount: 'web' } };
const edge = { gateway: { namespace: 'istio-system', labels: { istio: 'ingressgateway' } } };
const get = (host: string, path = '/', port = 80): Request => ({ from: web, host, port, path });

const GATEWAY = object(
  'Gateway',
  'edge',
  `
selector: { istio: ingressgateway }
servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["api.example.com"] }
`,
);

function route(host: string): string {
  return `http: [{ route: [{ destination: { host: ${host} } }] }]`;
}

describe('what surprised us in Istio', () => {
  test('without timestamps the VirtualService with the smaller name wins, then the smaller namespace', () => {
    const named = (name: string, to: string) => virtualService(name, `hosts: [a]\n${route(to)}`);
    const mesh = yamlMesh(service('a') + service('b') + service('c') + named('z', 'b') + named('y', 'c'));
    expect(simulate(mesh, get('a')).destinations[0]?.host).toBe('c.shop.svc.cluster.local');

    const spec = (to: string) => `hosts: [a.shop.svc.cluster.local]\n${route(`${to}.shop.svc.cluster.local`)}`;
    const services = service('a') + service('b') + service('c');
    const equal = yamlMesh(
      services + object('VirtualService', 'v', spec('b'), 'x') + object('VirtualService', 'v', spec('c'), 'w'),
    );
    expect(simulate(equal, get('a')).destinations[0]?.host).toBe('c.shop.svc.cluster.local');
  });

  test('a Service port without targetPort leads to the same port of the workload, as the API server fills it in', () => {
    const allow = object(
      'AuthorizationPolicy',
      'only-8080',
      'selector: { matchLabels: { app: a } }\nrules: [{ to: [{ operation: { ports: ["8080"] } }] }]',
    );
    expect(simulate(yamlMesh(service('a', 8080) + allow), get('a', '/', 8080)).outcome).toBe('route');
    expect(simulate(yamlMesh(service('a', 8080, ', targetPort: 9090') + allow), get('a', '/', 8080)).outcome).toBe(
      'denied',
    );
  });

  test('a mesh VirtualService for a host that is no service answers on port 80 as well, and there alone', () => {
    const mesh = yamlMesh(
      service('a') + service('b', 8080) + virtualService('v', `hosts: [api.example.com]\n${route('a')}`),
    );
    expect(simulate(mesh, get('api.example.com')).destinations[0]?.host).toBe('a.shop.svc.cluster.local');
    expect(simulate(mesh, get('api.example.com', '/', 8080)).outcome).toBe('passthrough');
  });

  test('a redirect keeps the port of the Host header unless authority says otherwise', () => {
    const redirect = (spec: string) =>
      yamlMesh(service('a', 8080) + virtualService('v', `hosts: [a]\nhttp: [{ redirect: ${spec} }]`));
    const ask = (spec: string) => simulate(redirect(spec), get('a:8080', '/x?y=1', 8080)).redirect?.location;
    expect(ask('{ uri: /new }')).toBe('http://a:8080/new?y=1');
    expect(ask('{ authority: b.example.com }')).toBe('http://b.example.com/x?y=1');
    expect(ask('{ scheme: https }')).toBe('https://a:8080/x?y=1');
  });

  test('removals come first, then sets, then adds within one header list', () => {
    const headers = `
hosts: [a]
http:
  - headers: { request: { remove: [x-gone], add: { x-both: added, x-gone: back }, set: { x-both: set } } }
    route: [{ destination: { host: a } }]
`;
    const answer = simulate(yamlMesh(service('a') + virtualService('v', headers)), {
      ...get('a'),
      headers: { 'X-Gone': 'old', 'x-both': 'old' },
    });
    expect(answer.upstream.headers).toEqual({ 'x-both': 'set,added', 'x-gone': 'back' });
  });

  test('httpsRedirect for a "namespace/host" server without a VirtualService is a 404, not a redirect', () => {
    const server = (hosts: string) =>
      object(
        'Gateway',
        'edge',
        `selector: { istio: ingressgateway }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [${hosts}], tls: { httpsRedirect: true } }]`,
      );
    const ask = (hosts: string) => simulate(yamlMesh(server(hosts)), { from: edge, host: 'api.example.com', port: 80 });
    expect(ask('shop/api.example.com')).toMatchObject({ outcome: 'not-found', status: 404 });
    expect(ask('api.example.com')).toMatchObject({
      outcome: 'redirect',
      redirect: { location: 'https://api.example.com/' },
    });
  });

  test('hosts "*/*" beside "*/x.y" at one server leave "*" alone, where istiod itself would panic', () => {
    const server = object(
      'Gateway',
      'edge',
      'selector: { istio: ingressgateway }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*/*", "*/x.y"] }]',
    );
    const mesh = yamlMesh(
      service('a') + server + virtualService('v', `hosts: [any.example.com]\ngateways: [edge]\n${route('a')}`),
    );
    expect(simulate(mesh, { from: edge, host: 'any.example.com', port: 80 }).outcome).toBe('route');
  });

  test('a VirtualService takes its host whole: what no rule takes is a 404, not the service', () => {
    const mesh = yamlMesh(
      service('a') +
        virtualService(
          'v',
          'hosts: [a]\nhttp: [{ match: [{ uri: { prefix: /api } }], route: [{ destination: { host: a } }] }]',
        ),
    );
    expect(simulate(mesh, get('a', '/api'))).toMatchObject({ outcome: 'route' });
    expect(simulate(mesh, get('a', '/other'))).toMatchObject({ outcome: 'not-found', status: 404 });
  });

  test('a destination without a port goes to the port of the request at a sidecar, to its only port at a gateway', () => {
    const spec = (gateways: string) => `hosts: [api.example.com]\ngateways: [${gateways}]\n${route('b')}`;
    const mesh = yamlMesh(service('a') + service('b', 8080) + GATEWAY + virtualService('v', spec('mesh, edge')));
    expect(simulate(mesh, get('api.example.com'))).toMatchObject({ outcome: 'no-cluster', status: 503 });
    expect(simulate(mesh, { from: edge, host: 'api.example.com', port: 80 }).destinations[0]?.port).toBe(8080);
  });

  test('a redirect to a path without a slash gets one, a rewritten prefix too', () => {
    const ask = (spec: string) =>
      simulate(
        yamlMesh(service('a') + virtualService('v', `hosts: [a]\nhttp: [{ redirect: ${spec} }]`)),
        get('a', '/x'),
      ).redirect?.location;
    expect(ask('{ uri: new }')).toBe('http://a/new');
    expect(ask('{ prefixRewrite: new }')).toBe('http://a/newx');
  });

  test('a Sidecar that imports a host does not import the ExternalName Services that lead to it', () => {
    const external = object(
      'ServiceEntry',
      'ext',
      'hosts: [ext.example.com]\nports: [{ number: 80, name: http, protocol: HTTP }]',
    );
    const alias = `
apiVersion: v1
kind: Service
metadata: { name: ext, namespace: shop }
spec: { type: ExternalName, externalName: ext.example.com }
---`;
    const imports = (hosts: string) => object('Sidecar', 'default', `egress: [{ hosts: [${hosts}] }]`);
    const ask = (hosts: string) => simulate(yamlMesh(external + alias + imports(hosts)), get('ext')).outcome;
    expect(ask('"*/*.example.com"')).toBe('passthrough');
    expect(ask('"*/*"')).toBe('route');
  });

  test('ports of two ServiceEntries for one host add up, but not when one of them says exportTo', () => {
    const entry = (name: string, port: number, more = '') =>
      object(
        'ServiceEntry',
        name,
        `hosts: [ext.example.com]\nresolution: DNS\n${more}ports: [{ number: ${port}, name: http, protocol: HTTP }]`,
      );
    const ask = (more: string) =>
      simulate(yamlMesh(entry('a', 80) + entry('b', 8080, more)), get('ext.example.com', '/', 8080)).outcome;
    expect(ask('')).toBe('route');
    expect(ask('exportTo: ["*"]\n')).toBe('no-cluster');
  });

  test('a Sidecar listener for HTTP_PROXY leads to port 80 of every host, whatever its own port', () => {
    const proxy = object(
      'Sidecar',
      'default',
      'egress: [{ port: { number: 3128, protocol: HTTP_PROXY, name: proxy }, hosts: ["*/*"] }]',
    );
    const mesh = yamlMesh(service('a') + service('b', 8080) + proxy);
    const ask = (request: Partial<Request>) =>
      simulate(mesh, { ...get('a', '/', 3128), address: '10.9.9.9', ...request });
    expect(ask({ host: 'a' }).destinations[0]?.port).toBe(80);
    expect(ask({ host: 'a:8080' }).destinations[0]?.port).toBe(80);
    expect(ask({ host: 'b:8080' }).outcome).toBe('passthrough');
    // A proxy for HTTP alone: TLS does not pass through it.
    expect(ask({ tls: { sni: 'a' } }).outcome).toBe('reset');
  });

  test('a headless Service gets a listener on every address from a Sidecar that names its port, else none', () => {
    const headless = `
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { clusterIP: None, selector: { app: db }, ports: [{ name: data, port: 5000 }] }
---`;
    const sidecar = object(
      'Sidecar',
      'default',
      'egress: [{ port: { number: 5000, protocol: TCP, name: data }, hosts: ["./*"] }]',
    );
    const bytes: Request = { ...get('db', '/', 5000), address: '10.1.2.3', protocol: 'TCP' };
    expect(simulate(yamlMesh(headless), bytes).outcome).toBe('passthrough');
    expect(simulate(yamlMesh(headless + sidecar), bytes).destinations[0]?.host).toBe('db.shop.svc.cluster.local');
  });

  test('a Sidecar that names a host in full finds its Service alone, by a wildcard also the ServiceEntry of that host', () => {
    const entry = object(
      'ServiceEntry',
      'more',
      'hosts: [a.shop.svc.cluster.local]\nports: [{ number: 9090, name: http, protocol: HTTP }]',
    );
    const imports = (host: string) => object('Sidecar', 'default', `egress: [{ hosts: ["${host}"] }]`);
    const ask = (host: string) =>
      simulate(yamlMesh(service('a') + entry + imports(host)), get('a.shop.svc.cluster.local', '/', 9090));
    expect(ask('shop/a.shop.svc.cluster.local').outcome).toBe('passthrough');
    expect(ask('shop/*.shop.svc.cluster.local').outcome).not.toBe('passthrough');
  });

  test('a route that sends nothing on answers no CORS preflight: its direct response comes first', () => {
    const ask = (action: string) =>
      simulate(
        yamlMesh(
          service('a') +
            virtualService(
              'v',
              `hosts: [a]\nhttp: [{ ${action}, corsPolicy: { allowOrigins: [{ exact: "http://o" }] } }]`,
            ),
        ),
        { ...get('a'), method: 'OPTIONS', headers: { origin: 'http://o', 'access-control-request-method': 'GET' } },
      ).status;
    expect(ask('directResponse: { status: 404 }')).toBe(404);
    expect(ask('route: [{ destination: { host: a } }]')).toBe(200);
  });

  test('a weighted destination that sets the host header changes the authority for itself alone', () => {
    const routes = (more = '') => `
hosts: [a]
http:
  - ${more}route:
      - { destination: { host: a }, weight: 50, headers: { request: { set: { host: canary.example.com } } } }
      - { destination: { host: b }, weight: 50 }
`;
    const ask = (more?: string) =>
      simulate(yamlMesh(service('a') + service('b') + virtualService('v', routes(more))), get('a'));
    const seen = (more?: string) => {
      const { destinations, upstream } = ask(more);
      return destinations.map((target) => (target.upstream ?? upstream).authority);
    };
    expect(seen()).toEqual(['canary.example.com', 'a']);
    expect(seen('rewrite: { authority: all.example.com }\n    ')).toEqual(['all.example.com', 'all.example.com']);
  });

  test('a TCP rule for the range 0.0.0.0/0 takes every connection, since istiod leaves the range out', () => {
    const services = service('a', 3306, ', appProtocol: tcp') + service('b', 3306, ', appProtocol: tcp');
    const ask = (subnet: string) => {
      const rule = `tcp: [{ match: [{ destinationSubnets: ["${subnet}"] }], route: [{ destination: { host: b } }] }]`;
      const mesh = yamlMesh(services + virtualService('v', `hosts: [a]\n${rule}`));
      return simulate(mesh, get('a', '/', 3306)).destinations[0]?.host;
    };
    expect(ask('0.0.0.0/0')).toBe('b.shop.svc.cluster.local');
    expect(ask('192.0.2.0/24')).toBe('a.shop.svc.cluster.local');
  });
});
