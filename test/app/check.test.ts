import { Chart } from 'cdk8s';
import { Host, MeshApp, SecureGateway, Service, VirtualService } from 'cdk8s-istio';
import { expect, test } from 'vitest';
import { checkManifests } from '../../lib/app/check';
import { readManifests } from '../../lib/mesh/read-yaml';

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

test('an accepted finding is silent, and a suppression that hits nothing is told', () => {
  const reason = 'known';
  expect(rulesOf(misspelt, { suppressions: [{ rules: ['unknown-field'], reason }] })).not.toContain(
    'error unknown-field',
  );
  expect(rulesOf(misspelt, { suppressions: [{ rules: ['cel-rule'], reason }] })).toContain(
    'warning unused-suppression',
  );
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

test('what the program assumes to exist may be referred to', () => {
  const rules = (assume: boolean) => {
    const app = new MeshApp();
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const web = new Service(shop, 'web', { ports: [{ name: 'http', port: 80 }] });
    new VirtualService(shop, 'web-routes', {
      hosts: [web],
      http: [{ route: [{ destination: Host.ofService('reviews', 'shop').port(9080) }] }],
    });
    if (assume)
      app.assume({ services: [{ namespace: 'shop', name: 'reviews', ports: [{ name: 'http', port: 9080 }] }] });
    return app.findings().map(({ rule }) => rule);
  };
  expect(rules(false)).toContain('virtual-service-unknown-host');
  expect(rules(true)).toEqual([]);
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
