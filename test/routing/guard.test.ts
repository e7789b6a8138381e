import { describe, expect, test } from 'vitest';
import { type Answer, simulate } from '../../lib/routing';
import { object, service, yamlMesh } from './yaml-mesh';

const from = { workload: { namespace: 'shop', labels: { app: 'web' }, serviceAccount: 'web' } };

describe('connection.sni', () => {
  const allow = (sni: string) =>
    object('AuthorizationPolicy', 'p', `rules: [{ when: [{ key: connection.sni, values: ["${sni}"] }] }]`);
  const outcome = (manifests: string) =>
    simulate(yamlMesh(service('products') + manifests), { from, host: 'products', port: 80 }).outcome;
  const rule = (tls: string) => object('DestinationRule', 'd', `host: products\ntrafficPolicy: { tls: ${tls} }`);

  test('names the cluster over mutual TLS', () => {
    expect(outcome(allow('outbound_.80_._.products.shop.svc.cluster.local'))).toBe('route');
    expect(outcome(allow('outbound_.81_._.products.shop.svc.cluster.local'))).toBe('denied');
  });

  test('is what a DestinationRule says it is, and nothing in plain text', () => {
    expect(outcome(allow('p.example.com') + rule('{ mode: ISTIO_MUTUAL, sni: p.example.com }'))).toBe('route');
    expect(outcome(allow('*') + rule('{ mode: DISABLE }'))).toBe('denied');
  });
});

describe('the pods of a gateway', () => {
  const egress = (server: string) =>
    `
apiVersion: v1
kind: Service
metadata: { name: egress, namespace: shop }
spec: { selector: { istio: egress }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---${object('Gateway', 'egress', `selector: { istio: egress }\nservers: [${server}]`)}`;
  const PLAIN = egress('{ port: { number: 80, name: http, protocol: HTTP }, hosts: [ext.com] }');
  const MUTUAL = egress(
    '{ port: { number: 80, name: https, protocol: HTTPS }, hosts: [ext.com], tls: { mode: ISTIO_MUTUAL } }',
  );
  const rule = (tls: string) => object('DestinationRule', 'd', `host: egress\ntrafficPolicy: { tls: ${tls} }`);
  const ask = (manifests: string): Answer =>
    simulate(yamlMesh(manifests), { from, host: 'egress', port: 80 }, { trace: true });
  const named = object('AuthorizationPolicy', 'p', 'rules: [{ from: [{ source: { namespaces: [shop] } }] }]');

  test('get plain text without a DestinationRule, whatever PeerAuthentications ask', () => {
    const strict = object('PeerAuthentication', 'strict', 'mtls: { mode: STRICT }');
    expect(ask(PLAIN + strict)).toMatchObject({ outcome: 'route', mtls: false });
  });

  test('so know nobody by name', () => {
    expect(ask(PLAIN + named)).toMatchObject({ outcome: 'denied', status: 403 });
  });

  test('take mutual TLS where a DestinationRule and the server agree about it and its name', () => {
    expect(ask(MUTUAL + named + rule('{ mode: ISTIO_MUTUAL, sni: ext.com }'))).toMatchObject({
      outcome: 'route',
      mtls: true,
    });
  });

  test.each([
    ['nobody speaks it', MUTUAL, 'nobody speaks mutual TLS to gateways without a DestinationRule'],
    [
      'the server reads plain HTTP',
      PLAIN + rule('{ mode: ISTIO_MUTUAL }'),
      'reads plain HTTP on port 8080, and the client speaks TLS',
    ],
    [
      'no server has the name',
      MUTUAL + rule('{ mode: ISTIO_MUTUAL }'),
      'has a host for the SNI "outbound_.80_._.egress',
    ],
    [
      'no server has the port',
      egress('{ port: { number: 81, name: http, protocol: HTTP }, hosts: [ext.com] }'),
      'has a server on their port 8080',
    ],
  ])('close the connection where %s', (_, manifests, reason) => {
    const answer = ask(manifests);
    expect(answer).toMatchObject({ outcome: 'reset', status: 503 });
    expect(answer.trace.join('\n')).toContain(reason);
  });
});

test("a token that the client's proxy passes on without reading it is judged where the service's proxy reads requests", () => {
  const services = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }, { name: mysql, port: 3306, targetPort: 8080 }] }
---`;
  const jwt = object('RequestAuthentication', 'jwt', 'jwtRules: [{ issuer: id }]');
  const ask = (port: number, iss: string) =>
    simulate(yamlMesh(services + jwt), {
      from: { workload: { namespace: 'shop' } },
      host: 'web',
      port,
      claims: { iss },
    });
  expect(ask(80, 'nobody').outcome).toBe('unauthorized');
  expect(ask(3306, 'nobody').outcome).toBe('unauthorized');
  expect(ask(3306, 'id').outcome).toBe('route');
});
