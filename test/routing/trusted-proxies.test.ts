import { expect, test } from 'vitest';
import { type Request, simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const EDGE =
  service('a') +
  object(
    'Gateway',
    'edge',
    `
selector: { istio: edge }
servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["a.test"] }
  - { port: { number: 8080, name: strict, protocol: HTTP }, hosts: ["a.test"], tls: { httpsRedirect: true } }`,
  );

const MESH =
  EDGE +
  virtualService(
    'v',
    `
hosts: [a.test]
gateways: [mesh, edge]
http:
- match: [{ headers: { x-forwarded-proto: { exact: http } } }]
  redirect: { scheme: https }
- match: [{ uri: { prefix: /old } }]
  redirect: { uri: /new }
- route: [{ destination: { host: a } }]`,
  );

const PODS = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: edge, namespace: shop }
spec:
  template:
    metadata:
      labels: { istio: edge }
      annotations: { proxy.istio.io/config: '{"gatewayTopology":{"numTrustedProxies":1}}' }
---
`;

const edge = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };
const behindBalancer: Request = { from: edge, host: 'a.test', port: 80, headers: { 'X-Forwarded-Proto': 'https' } };
const trusting = (numTrustedProxies: number) =>
  yamlMesh(MESH, { defaultConfig: { gatewayTopology: { numTrustedProxies } } });

test('a gateway that trusts no proxy writes x-forwarded-proto by its own connection, so a redirect behind a load balancer goes in circles', () => {
  const answer = simulate(trusting(0), behindBalancer, { trace: true });
  expect(answer).toMatchObject({ outcome: 'redirect', redirect: { location: 'https://a.test/' } });
  expect(answer.trace.join('\n')).toContain('x-forwarded-proto becomes http');
});

test('one that trusts a proxy lets the request pass that came to the load balancer over TLS, by MeshConfig or by its pods', () => {
  expect(simulate(trusting(1), behindBalancer).outcome).toBe('route');
  expect(simulate(yamlMesh(MESH + PODS), behindBalancer).outcome).toBe('route');
});

test('without the header a request came as the gateway got it', () => {
  expect(simulate(trusting(1), { ...behindBalancer, headers: {} }).outcome).toBe('redirect');
});

test('httpsRedirect goes by the header of a trusted proxy as well', () => {
  const request = { ...behindBalancer, port: 8080 };
  expect(simulate(trusting(1), request).outcome).toBe('route');
  expect(simulate(trusting(0), request).outcome).toBe('redirect');
});

test('a redirect keeps the scheme by which the request came to the trusted proxy, and to a sidecar', () => {
  const old = { ...behindBalancer, path: '/old' };
  expect(simulate(trusting(1), old).redirect).toEqual({ location: 'https://a.test/new' });
  const inside: Request = { ...old, from: { workload: { namespace: 'shop' } } };
  expect(simulate(trusting(0), inside).redirect).toEqual({ location: 'https://a.test/new' });
});

test('a redirect to another scheme takes off the port that x-forwarded-proto implies, and leaves it where the header is no HTTP', () => {
  const inside = (proto: string): Request => ({
    from: { workload: { namespace: 'shop' } },
    host: 'a.test:80',
    port: 80,
    headers: { 'x-forwarded-proto': proto },
  });
  const mesh = yamlMesh(service('a') + virtualService('v', 'hosts: [a.test]\nhttp: [{ redirect: { scheme: https } }]'));
  expect(simulate(mesh, inside('http')).redirect).toEqual({ location: 'https://a.test/' });
  expect(simulate(mesh, inside('wss')).redirect).toEqual({ location: 'https://a.test:80/' });
});

test('a gateway writes the client behind the addresses in x-forwarded-for, and its routes see it there', () => {
  const rules = `
hosts: [a.test]
gateways: [mesh, edge]
http:
- match: [{ headers: { x-forwarded-for: { exact: "10.0.0.1,203.0.113.9" } } }]
  headers: { request: { set: { x-seen: "%REQ(x-forwarded-for)%" } } }
  route: [{ destination: { host: a } }]
- match: [{ headers: { x-forwarded-for: {} } }]
  redirect: { uri: /somebody }`;
  const mesh = yamlMesh(EDGE + virtualService('v', rules));
  const request: Request = { from: edge, host: 'a.test', port: 80 };
  const headers = { 'x-forwarded-for': '10.0.0.1' };
  const seen = simulate(mesh, { ...request, headers, source: '203.0.113.9' });
  expect(seen.upstream.headers).toEqual({ ...headers, 'x-seen': '10.0.0.1,203.0.113.9' });
  expect(simulate(mesh, request).outcome).toBe('redirect');
  expect(simulate(mesh, { ...request, from: { workload: { namespace: 'shop' } } }).outcome).toBe('not-found');
});
