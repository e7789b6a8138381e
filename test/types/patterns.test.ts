import { expect, test } from 'vitest';
import { compile } from './compile';

/** One program: a shop, and things to refer to. */
const program = (code: string) => `
import { AbTestService, CanaryService, ExternalApi, MeshApp, MeshChart, SecureGateway, Service, seconds } from 'cdk8s-istio';
const app = new MeshApp();
const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
const products = new CanaryService(shop, 'products', { port: 8080, versions: { v1: {}, v2: {} }, split: { v1: 100 } });
const payments = new ExternalApi(shop, 'payments', { host: 'api.payments.example', tls: 'originate' });
const web = new Service(shop, 'web', { ports: [{ name: 'http', port: 80 }] });
const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com', '*.shop.example.com'], credentialName: 'tls' });
${code}`;

const canary = (props: string) => `new CanaryService(shop, 'x', { port: 80, versions: { v1: {}, v2: {} }, ${props} });`;

const accepted = {
  'a pin to a declared version': `products.route({ when: { headers: { a: 'b' } }, to: 'v2' });`,
  'a split that leaves versions out': canary(`split: { v1: 100 }`),
  'a split that a controller keeps': canary(`split: { controlledBy: 'argo-rollouts', stable: 'v1', canary: 'v2' }`),
  'versions whose names the compiler does not know': `
    declare const versions: Record<string, {}>;
    const any = new CanaryService(shop, 'x', { port: 80, versions });
    any.version('whatever');`,
  'a service by its plain type': `const any: CanaryService = products; any.version('v7');`,
  'whatever a gateway can lead to': `
    edge.route({ host: 'api.example.com', to: products });
    edge.route({ host: 'api.example.com', path: '/v2', to: products.version('v2') });
    edge.route({ host: 'api.example.com', path: '/grpc', to: products.port('http') });
    edge.route({ host: 'api.example.com', path: '/pay', to: payments, rewrite: { path: '/' }, timeout: seconds(5) });
    edge.route({ host: 'api.example.com', path: '/web', to: web });
    edge.route({ host: 'api.example.com', path: '/port', to: web.port('http') });
    edge.route({ host: 'api.example.com', path: '/docs', redirect: { authority: 'docs.example.com' } });`,
  'a host below a wildcard': `edge.route({ host: 'eu.shop.example.com', to: web });`,
  'hosts with terms of their own': `
    const own = new SecureGateway(shop, 'x', { hosts: { 'a.b': { tls: 'MUTUAL', credentialName: 'c' }, 'raw.b': { tls: 'PASSTHROUGH' } } });
    own.route({ host: 'raw.b', to: products });`,
  'connection limits where nobody reads requests': `new ExternalApi(shop, 'x', { host: 'a.b', circuitBreaker: { maxConnections: 1 } });`,
} as const;

const refused = {
  'a weight for a version that was never declared': canary(`split: { v1: 90, v3: 10 }`),
  'a pin to an unknown version': `products.route({ when: { headers: { a: 'b' } }, to: 'v3' });`,
  'a mirror to an unknown version': canary(`split: { v1: 100 }, mirror: { to: 'v3', percent: 5 }`),
  'an unknown version as a destination': `products.version('v3');`,
  'the labels of an unknown version': `products.podLabels('v3');`,
  'a rollout of an unknown version': canary(`split: { controlledBy: 'argo-rollouts', stable: 'v1', canary: 'v3' }`),
  'an unknown default variant': `new AbTestService(shop, 'x', { port: 80, variants: { stable: {}, experimental: {} }, default: 'stabel' });`,
  'an unknown variant': `
    const ab = new AbTestService(shop, 'x', { port: 80, variants: { stable: {}, experimental: {} }, default: 'stable' });
    ab.route({ when: { headers: { a: 'b' } }, to: 'experimentl' });`,
  'a host the gateway does not serve': `edge.route({ host: 'api.exmaple.com', to: products });`,
  'a text where a destination is due': `edge.route({ host: 'api.example.com', to: 'products' });`,
  'two things to do at once': `edge.route({ host: 'api.example.com', to: web, redirect: { authority: 'b' } });`,
  'nothing to do': `edge.route({ host: 'api.example.com', path: '/api' });`,
  'a rewrite of what is answered at once': `edge.route({ host: 'api.example.com', directResponse: { status: 200 }, rewrite: { path: '/' } });`,
  'a caller by its labels at a gateway': `edge.route({ host: 'api.example.com', to: web, when: { source: { labels: { app: 'x' } } } });`,
  'a certificate where TLS passes through': `new SecureGateway(shop, 'x', { hosts: { 'a.b': { tls: 'PASSTHROUGH', credentialName: 'c' } } });`,
  'a timeout on traffic nobody reads': `new ExternalApi(shop, 'x', { host: 'a.b', timeout: seconds(5) });`,
  'retries on traffic nobody reads': `new ExternalApi(shop, 'x', { host: 'a.b', tls: 'passthrough', retries: { attempts: 2 } });`,
  'a limit of requests on traffic nobody reads': `new ExternalApi(shop, 'x', { host: 'a.b', circuitBreaker: { http2MaxRequests: 1 } });`,
  'a timeout on a database': `new ExternalApi(shop, 'x', { host: 'a.b', protocol: 'TCP', port: 1, addresses: [], timeout: '1s' });`,
  'a database without an address': `new ExternalApi(shop, 'x', { host: 'a.b', protocol: 'TCP', port: 1 });`,
  'a Secret for no workload': `new ExternalApi(shop, 'x', { host: 'a.b', tls: 'originate', clientCertificate: { credentialName: 'c' } });`,
  'a pod chosen by two things': canary(`split: { v1: 100 }, affinity: { header: 'a', sourceIp: true }`),
  'two kinds of StringMatch at once': `products.route({ when: { headers: { a: { exact: 'b', prefix: 'c' } } }, to: 'v2' });`,
  'a duration without a unit': canary(`split: { v1: 100 }, timeout: '5'`),
} as const;

/** What the editor shows of a name is what the compiler says when it is given to nobody's type. */
const hovered = {
  products: 'products',
  payments: 'payments',
  edge: 'edge',
  'one of its versions': `products.version('v1')`,
  checkout: `new AbTestService(shop, 'x', { port: 80, variants: { stable: {}, experimental: {} }, default: 'stable' })`,
} as const;

const said = compile(
  Object.fromEntries([
    ...Object.entries({ ...accepted, ...refused }).map(([name, code]) => [name, program(code)]),
    ...Object.entries(hovered).map(([name, value]) => [`hover ${name}`, program(`const shown: never = ${value};`)]),
  ]),
);

test.each(Object.keys(accepted))('%s compiles', (name) => {
  expect(said[name]).toEqual([]);
});

test('what is wrong does not compile, and the compiler says so in these words', () => {
  const words = Object.keys(refused).map((name) => `${name}\n${said[name]?.map(indented).join('\n')}`);
  expect(words.join('\n\n')).toMatchSnapshot();
});

test('a construct reads as what it is and the names it was given', () => {
  const types = Object.keys(hovered).map(
    (name) => /^\d+: Type '(.*)' is not assignable/.exec(`${said[`hover ${name}`]}`)?.[1],
  );
  expect(types).toEqual([
    'CanaryService<"v1" | "v2">',
    'ExternalApi',
    'SecureGateway<"api.example.com" | "*.shop.example.com">',
    'Destination',
    'AbTestService<"stable" | "experimental">',
  ]);
});

function indented(words: string): string {
  return words.replace(/^\d+: /, '').replace(/^/gm, '  ');
}
