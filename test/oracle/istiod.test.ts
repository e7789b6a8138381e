import { afterAll, beforeAll, expect, test } from 'vitest';
import { Istiod, IstiodFailed, MeshRefused } from './istiod';
import type { MeshProxy, ProxyConfig } from './proxy-config';

const proxies = {
  gateway: { type: 'router', namespace: 'shop', labels: { app: 'edge' }, ip: '10.1.0.1', serviceAccount: 'default' },
  client: { type: 'sidecar', namespace: 'shop', labels: { app: 'client' }, ip: '10.1.0.2', serviceAccount: 'default' },
} satisfies Record<string, MeshProxy>;

const service = (name: string) => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {app: ${name}}, ports: [{name: http, port: 80}]}
`;

const virtualService = (name: string, host: string, more = '') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: shop}
spec: {hosts: ["${host}"], ${more}http: [{name: from-${name}, route: [{destination: {host: web}}]}]}
`;

let istiod: Istiod;
beforeAll(async () => {
  istiod = await Istiod.start();
});
afterAll(() => istiod.stop());

const names = ({ routes }: ProxyConfig, host: string) =>
  routes
    .flatMap((each) => each.virtualHosts ?? [])
    .filter(({ domains }) => domains.includes(host))
    .flatMap((each) => each.routes ?? [])
    .map((route) => route.name);

test('of two VirtualServices of one age for one host the first by name wins, whatever the order of the manifests', async () => {
  const mesh = service('web') + virtualService('b', 'web') + virtualService('a', 'web');
  const { client } = await istiod.generate(mesh, proxies);
  expect(names(client, 'web')).toEqual(['from-a']);
});

test('no mesh sees the one before', async () => {
  await istiod.generate(service('first'), proxies);
  const { client } = await istiod.generate(service('second'), proxies);
  expect(client.clusters.map(({ name }) => name).filter((name) => name.startsWith('outbound'))).toEqual([
    'outbound|80||second.shop.svc.cluster.local',
  ]);
});

test('the same mesh gives the same configuration, in the same order', async () => {
  const mesh = ['a', 'b', 'c', 'd'].map(service).join('');
  expect(await istiod.generate(mesh, proxies)).toEqual(await istiod.generate(mesh, proxies));
});

test('what the API server would refuse is refused, with its reason: schema, CEL, webhook', async () => {
  const refused = (manifests: string) => istiod.generate(manifests, proxies).catch((error: unknown) => error);
  const unknownField = await refused(virtualService('web', 'web', 'gatways: [edge], '));
  const twoHosts = await refused(`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: twice, namespace: shop}
spec: {hosts: [a.example.com], ports: [{number: 80, name: a}, {number: 80, name: b}]}
`);
  const weight = await refused(virtualService('web', '*.*'));
  for (const error of [unknownField, twoHosts, weight]) expect(error).toBeInstanceOf(MeshRefused);
  expect(String(unknownField)).toContain('gatways');
  expect(String(twoHosts)).toContain('port number cannot be duplicated');
  expect(String(weight)).toContain('VirtualService shop/web');
});

test('istiod panics over a Gateway with hosts */* and */x.y together, and the next mesh is served all the same', async () => {
  const gateway = `
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  selector: {app: edge}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*/*", "*/x.y"]}]
`;
  const mesh = service('web') + gateway + virtualService('web', 'x.y', 'gateways: [edge], ');
  await expect(istiod.generate(mesh, proxies)).rejects.toThrow(IstiodFailed);
  await expect(istiod.generate(service('web'), proxies)).resolves.toHaveProperty('client');
});

test('a HTTPRoute without matches takes every path, by the default of its CRD', async () => {
  const routes = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}
`;
  const pod = { ...proxies.gateway, labels: { 'gateway.networking.k8s.io/gateway-name': 'edge' } };
  const ofGateway = service('edge-istio').replace(
    '{app: edge-istio}',
    '{gateway.networking.k8s.io/gateway-name: edge}',
  );
  const { edge } = await istiod.generate(service('web') + ofGateway + routes, { edge: pod });
  expect(edge.routes[0]?.virtualHosts?.[0]?.routes?.[0]?.match).toMatchObject({ prefix: '/' });
});
