import { Chart } from 'cdk8s';
import {
  DestinationRule,
  Gateway,
  Host,
  IstioObject,
  MeshApp,
  SecureGateway,
  Service,
  VirtualService,
} from 'cdk8s-istio';
import { expect, test } from 'vitest';
import { checkManifests } from '../../lib/app/check';
import { type ReadDocument, readManifests } from '../../lib/mesh/read-yaml';

/** The rules that speak of a YAML text, in order. */
function rulesOf(yaml: string, options: Parameters<typeof checkManifests>[1] = {}): string[] {
  const { documents, errors } = readManifests(yaml, 'mesh.yaml');
  expect(errors).toEqual([]);
  return checkManifests(
    documents.map(({ manifest }) => manifest),
    options,
  ).map(({ rule, level }) => `${level} ${rule}`);
}

const misspelt = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web.shop.svc.cluster.local, trafficPolice: {} }
`;

test('all three gates speak, in the order of the objects', () => {
  const yaml = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---${misspelt}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: web.shop.svc.cluster.local, subset: v1 } }], timeout: 0.5ms }]
`;
  expect(rulesOf(yaml).filter((rule) => rule.startsWith('error'))).toEqual([
    'error unknown-field',
    'error cel-rule',
    'error virtual-service-unknown-subset',
  ]);
});

test('of the same mistake in one object the first hundred are listed, and the rest counted', () => {
  const subsets = Array.from({ length: 300 }, (_, i) => `{ name: v${i}, lables: {} }`);
  const rule = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web.example.com, subsets: [${subsets}] }
`;
  const [{ manifest }] = readManifests(rule, 'mesh.yaml').documents as [ReadDocument];
  const misspelled = checkManifests([manifest]).filter(({ rule }) => rule === 'unknown-field');
  expect(misspelled).toHaveLength(100);
  expect(misspelled.at(-1)?.message).toMatch(/\(200 more like this are not listed\)$/);
});

test('an accepted finding is silent, and a suppression that hits nothing is told', () => {
  const reason = 'known';
  expect(rulesOf(misspelt, { suppressions: [{ rules: ['unknown-field'], reason }] })).not.toContain(
    'error unknown-field',
  );
  expect(rulesOf(misspelt, { suppressions: [{ rules: ['cel-rule'], reason }] })).toContain(
    'warning unused-suppression',
  );
});

test('a suppression of a hint is not called unused where hints are not heard', () => {
  const hint = 'destination-rule-unknown-host';
  const bank = (annotation: string) => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop, annotations: { ${annotation}: '${hint}: registered later' } }
spec: { host: api.bank.example }
`;
  expect(rulesOf(bank('x/y'))).toEqual([`info ${hint}`]);
  expect(rulesOf(bank('cdk8s-istio/ignore'))).toEqual([]);
  expect(rulesOf(bank('cdk8s-istio/ignore'), { level: 'warning' })).toEqual([]);
});

test('a suppression counts to its last day', () => {
  const suppressions = [{ rules: ['unknown-field'], reason: 'until the upgrade', until: '2027-01-31' }];
  expect(rulesOf(misspelt, { suppressions, today: '2027-01-31' })).not.toContain('error unknown-field');
  expect(rulesOf(misspelt, { suppressions, today: '2027-02-01' })).toContain('error unknown-field');
});

test('a field that came after the targeted release is an error', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: wikipedia, namespace: shop }
spec:
  hosts: ["*.wikipedia.org"]
  location: MESH_EXTERNAL
  resolution: DYNAMIC_DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`;
  expect(rulesOf(yaml, { istioVersion: '1.27' })).toContain('error newer-than-target');
  expect(rulesOf(yaml, { istioVersion: '1.28' })).not.toContain('error newer-than-target');
});

/** The rules that speak of a route to a Service that the program does not make. */
function rulesOfRouteTo(make: (chart: Chart) => void, assumptions: Parameters<MeshApp['assume']>[0] = {}): string[] {
  const app = new MeshApp().assume(assumptions);
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new Service(shop, 'web', { ports: [{ name: 'http', port: 80 }] });
  make(shop);
  return app.findings().flatMap(({ rule, level }) => (level === 'info' ? [] : rule));
}

test('what the program assumes to exist may be named', () => {
  const spec = { hosts: ['web'], http: [{ route: [{ destination: { host: 'reviews' } }] }] };
  const route = (chart: Chart) => void new IstioObject(chart, 'web-routes', { kind: 'VirtualService', spec });
  expect(rulesOfRouteTo(route)).toEqual(['virtual-service-unknown-host']);
  const reviews = { namespace: 'shop', name: 'reviews', ports: [{ name: 'http', port: 9080 }] };
  expect(rulesOfRouteTo(route, { services: [reviews] })).toEqual([]);
});

test('what is said to exist by a reference is believed, without assuming it again', () => {
  const reviews = Service.fromName('reviews', { namespace: 'shop' });
  const rule = DestinationRule.fromHost(reviews, { subsets: ['v1'] });
  const route = (chart: Chart) =>
    void new VirtualService(chart, 'routes', {
      hosts: [Host.external('reviews.example.com')],
      gateways: [Gateway.fromName('edge', { namespace: 'istio-system' })],
      http: [
        {
          match: [{ uri: { prefix: '/legacy' } }],
          route: [{ destination: Host.external('legacy.example.com').port(80) }],
        },
        { match: [{ uri: { prefix: '/new' } }], delegate: VirtualService.fromName('new', { namespace: 'shop' }) },
        { route: [{ destination: rule.subset('v1', { port: 9080 }) }] },
      ],
    });
  expect(rulesOfRouteTo(route)).toEqual([]);
});

test('a Secret that is assumed is there, whatever its content', () => {
  const app = new MeshApp();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Service(shop, 'web', { ports: [{ name: 'http', port: 80 }] });
  const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
  edge.route({ host: 'api.example.com', to: web.port('http') });
  app.assume({ secrets: [{ namespace: 'istio-system', name: 'api-tls' }], namespaces: ['istio-system'] });
  expect(app.findings().filter(({ level }) => level !== 'info')).toEqual([]);
});
