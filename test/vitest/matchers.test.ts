import { Gateway, Host, MeshApp, MeshChart, Service, VirtualService } from 'cdk8s-istio';
import { gateway, matchers, meshOf, workload } from 'cdk8s-istio/vitest';
import { describe, expect, test } from 'vitest';
import { shop } from './shop';

expect.extend(matchers);

const { app, chart, products, edge, office } = shop();
const mesh = meshOf(app);
const request = { from: gateway(edge), host: 'api.example.com', path: '/api/products' };

/** The first line of what a failing expectation says. */
function complaint(expectation: () => void): string {
  return messageOf(expectation).split('\n')[0] ?? '';
}

function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the expectation holds');
}

describe('toRoute', () => {
  test('takes a whole service, whatever its split', () => {
    expect(mesh).toRoute(request, products);
    expect(mesh).toRoute(request, 'products');
    expect(mesh).toRoute(request, { host: 'products.shop.svc.cluster.local', port: 8080 });
    expect(mesh).not.toRoute(request, office);
    expect(mesh).not.toRoute(request, { host: products, port: 80 });
  });

  test('takes a version only where all requests go to it, and says where they go, and why', () => {
    const [told, why] = messageOf(() => expect(mesh).toRoute(request, products.version('v2'))).split('Why:\n');
    expect(told).toBe(`\
expected the request to go to products.shop.svc.cluster.local:8080 subset v2; it goes 90 % to products.shop.svc.cluster.local:8080 subset v1, 10 % to products.shop.svc.cluster.local:8080 subset v2

GET https://api.example.com/api/products from gateway istio-system/istio=ingressgateway, port 443

-> The request goes to 2 destinations.
   90 % to products.shop.svc.cluster.local:8080 subset v1
   10 % to products.shop.svc.cluster.local:8080 subset v2
   It arrives there as /api/products for api.example.com.
   The mesh encrypts it on the way (mutual TLS).
   No timeout.
   Up to 2 retries on connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes.

`);
    expect(why).toContain(
      'VirtualService shop/edge-api-example-com rule 0 ("products-split") takes the request: path is "/api/products".',
    );
  });

  test('says what happened instead of a route', () => {
    expect(complaint(() => expect(mesh).toRoute({ ...request, path: '/x' }, products))).toBe(
      'expected the request to go to products.shop.svc.cluster.local; it finds no route: 404',
    );
  });

  test('says what was not expected', () => {
    expect(complaint(() => expect(mesh).not.toRoute(request, products))).toBe(
      'expected the request not to go to products.shop.svc.cluster.local; it goes 90 % to products.shop.svc.cluster.local:8080 subset v1, 10 % to products.shop.svc.cluster.local:8080 subset v2',
    );
  });
});

describe('toSplit', () => {
  test('compares shares by subset', () => {
    expect(mesh).toSplit(request, { v1: 90, v2: 10 });
    expect(mesh).not.toSplit(request, { v1: 90 });
    expect(mesh).not.toSplit(request, { v1: 90, v2: 10, v3: 5 });
    expect(complaint(() => expect(mesh).toSplit(request, { v1: 50, v2: 50 }))).toMatch(
      /^expected the request to be split into 50 % v1, 50 % v2; it goes 90 % to/,
    );
  });

  test('compares shares by host, and takes thirds for thirds', () => {
    const from = workload('web/app=web');
    const to = (name: string) => `{ destination: { host: ${name}, port: { number: 80 } }, weight: 1 }`;
    const yaml = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: web }
spec: { hosts: [a.example.com], http: [{ route: [${to('a')}, ${to('b')}, ${to('c')}] }] }`;
    expect(yaml).not.toSplit({ from, host: 'a.example.com' }, { a: 33.33, b: 33.33, c: 33.33 });
    const services = ['a', 'b', 'c'].map(
      (name) => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: web }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }`,
    );
    const known = [yaml, ...services].join('\n---');
    expect(known).toSplit({ from, host: 'a.example.com' }, { a: 33.333, b: 33.333, c: 33.333 });
  });
});

test('toRedirect compares the location, or looks for a pattern in it', () => {
  const old = { ...request, path: '/old' };
  expect(mesh).toRedirect(old, 'https://api.example.com/api/products');
  const pattern = /products$/g;
  for (const _ of [1, 2]) expect(mesh).toRedirect(old, pattern);
  expect(complaint(() => expect(mesh).toRedirect(old, 'https://elsewhere/'))).toBe(
    'expected the request to be redirected to https://elsewhere/; it is redirected (301) to https://api.example.com/api/products',
  );
});

test('toDeny and toAllow ask who may call', () => {
  expect(mesh).toAllow({ from: workload(products), host: office });
  expect(mesh).toDeny({ from: workload('lab/app=lab'), host: office });
  expect(mesh).not.toAllow({ ...request, path: '/x' });
  expect(complaint(() => expect(mesh).toAllow({ from: workload('lab/app=lab'), host: office }))).toBe(
    'expected the request to be allowed; it is denied by policy: 403, on its way to office.office.svc.cluster.local:80',
  );
});

test('toReject means that no route takes the request', () => {
  expect(mesh).toReject({ ...request, path: '/x' });
  expect(mesh).toReject({ ...request, port: 8443 });
  expect(complaint(() => expect(mesh).toReject({ ...request, path: '/old' }))).toBe(
    'expected the request to find no route; it is redirected (301) to https://api.example.com/api/products',
  );
});

test('toHaveNoFindings asks the checks of synth', () => {
  expect(app).toHaveNoFindings();
  expect(chart).toHaveNoFindings({ level: 'error' });
  const unknownSubset = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: web }
spec: { hosts: [a], http: [{ route: [{ destination: { host: a } }] }] }`;
  expect(messageOf(() => expect(unknownSubset).toHaveNoFindings())).toMatch(
    /^expected no findings of level warning or graver; there (is 1|are \d+)\n\n(error|warning): VirtualService web\/a/,
  );
  expect(() => expect(app).toHaveNoFindings({ level: 'fatal' as 'error' })).toThrow('level is error, warning or info');
});

describe('a program', () => {
  const program = new MeshApp({ checks: { config: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } } } });
  const web = new MeshChart(program, 'web', { namespace: 'web' });
  const legacy = Service.fromName('legacy', { namespace: 'old' });
  new VirtualService(web, 'legacy', {
    hosts: [Host.external('old.example.com')],
    gateways: [Gateway.fromName('edge', { namespace: 'infra' })],
    http: [{ route: [{ destination: legacy.port(80) }] }],
  });

  test('may refer to what exists elsewhere, as in synth', () => {
    expect(program.findings()).toEqual([]);
    expect(program).toHaveNoFindings({ level: 'info' });
    expect(web).toHaveNoFindings({ level: 'info' });
  });

  test('says which line made what is wrong', () => {
    const broken = new MeshApp();
    const chart = new MeshChart(broken, 'chart', { namespace: 'web' });
    new VirtualService(chart, 'a', { hosts: [Host.external('a.example.com')] });
    const [finding] = broken.findings();
    expect(finding).toMatchObject({
      construct: 'chart/a',
      source: expect.stringMatching(/^test\/vitest\/matchers\.test\.ts:\d+:5$/),
    });
    expect(messageOf(() => expect(broken).toHaveNoFindings())).toContain(`at chart/a (${finding?.source})`);
  });

  test('is asked under the MeshConfig it is checked under', () => {
    expect(program).toReject({ from: workload('web'), host: 'unknown.example.com' });
  });

  test('is asked with what it assumes', () => {
    const from = workload('web');
    expect(program).toReject({ from, host: 'legacy.old' });
    program.assume({ services: [{ namespace: 'old', name: 'legacy', ports: [{ name: 'http', port: 80 }] }] });
    expect(program).toRoute({ from, host: 'legacy.old' }, legacy);
  });
});

describe('what cannot be asked', () => {
  test('is an error, not a failed expectation', () => {
    const asking = (what: object) => () => expect(mesh).not.toRoute({ ...request, ...what } as never, products);
    expect(asking({ path: 'api' })).toThrow(
      'this request cannot be asked: path begins with a slash, unlike the string "api"',
    );
    expect(asking({ hots: 'a' })).toThrow('hots is no field of a request. Did you mean "host"?');
    expect(asking({ host: {} })).toThrow('a host is a name, or a construct that has one');
    expect(asking({ from: undefined })).toThrow('does not say where it comes from');
    expect(() => expect(mesh).toRoute(undefined as never, products)).toThrow('a request is a mapping');
    expect(() => expect(mesh).toRoute(request, undefined as never)).toThrow(
      'a destination is a host, or a construct that has one, not undefined',
    );
    expect(() => expect(mesh).toHaveNoFindings({ levl: 'error' } as never)).toThrow(
      'no use for "levl". Did you mean "level"?',
    );
    expect(() => expect(mesh).toHaveNoFindings('error' as never)).toThrow('takes { level }, not the text "error"');
    expect(() => expect(7 as never).toRoute(request, products)).toThrow('a mesh is an App, a Chart, a YAML text');
    expect(() => expect('a: [').toRoute(request, products)).toThrow(/^yaml:1:\d+: /);
  });

  test('is a mesh with an object that the API server refuses', () => {
    const yaml =
      '{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: a }, spec: { hosts: 7 } }';
    expect(() => expect(yaml).toReject(request)).toThrow(
      /^this mesh cannot be asked, the API server refuses a part of it\nVirtualService default\/a: /,
    );
  });
});

test('the compiler knows the matchers', () => {
  // @ts-expect-error a share is a number
  expect(() => expect(mesh).not.toSplit(request, { v1: '90' })).toThrow('shares are percents by subset, or by host');
  // @ts-expect-error there is no such matcher
  expect(() => expect(mesh).toRouteTo(request)).toThrow();
});
