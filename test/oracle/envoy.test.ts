import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from './answer';
import { Envoy, type EnvoyRequest } from './envoy';
import { Istiod } from './istiod';
import type { MeshProxy } from './proxy-config';

const pod = { namespace: 'shop', serviceAccount: 'default' };
const proxies = {
  client: { ...pod, type: 'sidecar', labels: { app: 'client' }, ip: '10.1.0.1' },
  server: { ...pod, type: 'sidecar', labels: { app: 'web' }, ip: '10.1.0.2' },
  gateway: { ...pod, type: 'router', labels: { istio: 'ingressgateway' }, ip: '10.1.0.3' },
} satisfies Record<string, MeshProxy>;

const web = `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  clusterIP: 10.0.0.1
  selector: {app: web}
  ports: [{name: http, port: 8080}, {name: tcp, port: 3306}]
`;

const virtualService = (spec: string) => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: shop}
spec: ${spec}
`;

const gateway = (servers: string) => `
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {selector: {istio: ingressgateway}, servers: ${servers}}
`;

const toWeb = 'route: [{destination: {host: web, port: {number: 8080}}}]';

let istiod: Istiod;
beforeAll(async () => {
  istiod = await Istiod.start();
});
afterAll(() => istiod.stop());

/** Asks one proxy of a mesh of its own. */
async function ask(
  manifests: string,
  proxy: keyof typeof proxies,
  request: Omit<EnvoyRequest, 'port'> & { port?: number },
  meshConfig?: string,
): Promise<Answer> {
  const envoy = await Envoy.start(await istiod.generate(manifests, proxies, meshConfig));
  try {
    return await envoy.request(proxy, { port: 8080, ...request });
  } finally {
    await envoy.stop();
  }
}

test('a prefix matched without its slash and rewritten to / makes two slashes', async () => {
  const http = virtualService(`{hosts: [web], http: [{match: [{uri: {prefix: /api}}], rewrite: {uri: /}, ${toWeb}}]}`);
  const answer = await ask(web + http, 'client', { host: 'web', path: '/api/items?a=1' });
  expect(answer).toMatchObject({ by: 'upstream', upstream: { path: '//items?a=1', authority: 'web' } });
});

test('a redirect to another authority drops the port of the Host header, a redirect of the path alone keeps it', async () => {
  const http = virtualService(`{hosts: [web], http: [
    {match: [{uri: {exact: /away}}], redirect: {authority: new.example.com}}, {redirect: {uri: /new}}]}`);
  const away = await ask(web + http, 'client', { host: 'web:8080', path: '/away' });
  const kept = await ask(web + http, 'client', { host: 'web:8080', path: '/old' });
  expect(away).toMatchObject({ by: 'envoy', status: 301, headers: { location: 'http://new.example.com/away' } });
  expect(kept).toMatchObject({ by: 'envoy', status: 301, headers: { location: 'http://web:8080/new' } });
});

test('a VirtualService whose only route does not match answers 404, it does not fall back to the Service', async () => {
  const http = virtualService(`{hosts: [web], http: [{match: [{uri: {prefix: /api}}], ${toWeb}}]}`);
  const answer = await ask(web + http, 'client', { host: 'web', path: '/other' });
  expect(answer).toMatchObject({ by: 'envoy', status: 404, details: 'route_not_found', flags: 'NR' });
});

test('within one list of header operations removals come first, then sets, then adds', async () => {
  const operations = '{request: {add: {x-a: added}, set: {x-a: set, x-b: set}, remove: [x-a, x-b, x-c]}}';
  const http = virtualService(`{hosts: [web], http: [{headers: ${operations}, ${toWeb}}]}`);
  const headers = { 'x-a': 'sent', 'x-b': 'sent', 'x-c': 'sent' };
  const { upstream } = await ask(web + http, 'client', { host: 'web', headers });
  expect(upstream?.headers).toMatchObject({ 'x-a': 'set,added', 'x-b': 'set' });
  expect(upstream?.headers).not.toHaveProperty('x-c');
});

test('a subset that no DestinationRule declares is a 503 without a cluster', async () => {
  const http = virtualService('{hosts: [web], http: [{route: [{destination: {host: web, subset: v9}}]}]}');
  const answer = await ask(web + http, 'client', { host: 'web' });
  expect(answer).toMatchObject({ by: 'envoy', status: 503, details: 'cluster_not_found', flags: 'NC' });
});

test('weights are relative and are read from the route, whichever destination one request went to', async () => {
  const http = virtualService(`{hosts: [web], http: [{route: [
    {destination: {host: web, port: {number: 8080}}, weight: 1}, {destination: {host: other.example.com}, weight: 3}]}]}`);
  const { shares } = await ask(web + http, 'client', { host: 'web' });
  expect(shares).toEqual([
    { cluster: 'outbound|8080||web.shop.svc.cluster.local', percent: 25 },
    { cluster: 'outbound|8080||other.example.com', percent: 75 },
  ]);
});

test('a VirtualService for a host in no registry answers on port 80, if any service at all has a port 80', async () => {
  const alone = web + virtualService(`{hosts: [nowhere.example.com], http: [{${toWeb}}]}`);
  const other = web.replace('web,', 'other,').replace('port: 8080', 'port: 80').replace('10.0.0.1', '10.0.0.2');
  const asked = async (mesh: string, port: number) =>
    (await ask(mesh, 'client', { port, host: 'nowhere.example.com' })).cluster;
  expect(await asked(alone, 80)).toBe('PassthroughCluster');
  expect(await asked(`${alone}---${other}`, 80)).toBe('outbound|8080||web.shop.svc.cluster.local');
  expect(await asked(`${alone}---${other}`, 8080)).toBe('PassthroughCluster');
});

test('REGISTRY_ONLY answers an unknown host with 502 and closes unknown ports without an answer', async () => {
  const registryOnly = 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}';
  const unknown = await ask(web, 'client', { host: 'unknown.example.com' }, registryOnly);
  expect(unknown).toMatchObject({ by: 'envoy', status: 502, details: 'direct_response' });
  const closed = await ask(web, 'client', { port: 9999, host: 'unknown.example.com' }, registryOnly);
  expect(closed).toMatchObject({ by: 'closed' });
});

test('a TCP port takes whatever is sent to the address of the Service, whatever Host it names', async () => {
  const answer = await ask(web, 'client', { port: 3306, address: '10.0.0.1', host: 'anything.example.com' });
  expect(answer).toMatchObject({ by: 'upstream', cluster: 'outbound|3306||web.shop.svc.cluster.local' });
  expect(answer.route).toBeUndefined();
});

test('httpsRedirect for a host of a namespace without a VirtualService is a 404 and no redirect', async () => {
  const server = (host: string) =>
    gateway(`[{port: {number: 80, name: http, protocol: HTTP}, hosts: ["${host}"], tls: {httpsRedirect: true}}]`);
  const request = { port: 80, host: 'api.example.com' };
  const scoped = await ask(web + server('shop/api.example.com'), 'gateway', request);
  expect(scoped).toMatchObject({ by: 'envoy', status: 404, details: 'route_not_found' });
  const plain = await ask(web + server('api.example.com'), 'gateway', request);
  expect(plain).toMatchObject({ by: 'envoy', status: 301, headers: { location: 'https://api.example.com/' } });
});

test('a gateway terminates TLS for one name, passes another on by SNI, and closes on a third', async () => {
  const servers = `[
    {port: {number: 443, name: https, protocol: HTTPS}, hosts: [api.example.com], tls: {mode: SIMPLE, credentialName: api}},
    {port: {number: 443, name: tls, protocol: TLS}, hosts: [raw.example.com], tls: {mode: PASSTHROUGH}}]`;
  const routes = `{hosts: [api.example.com, raw.example.com], gateways: [edge], http: [{${toWeb}}],
    tls: [{match: [{sniHosts: [raw.example.com]}], route: [{destination: {host: web, port: {number: 3306}}}]}]}`;
  const mesh = web + gateway(servers) + virtualService(routes);
  const over = (sni: string) => ask(mesh, 'gateway', { port: 443, host: 'api.example.com', tls: { sni } });
  expect(await over('api.example.com')).toMatchObject({ cluster: 'outbound|8080||web.shop.svc.cluster.local' });
  expect(await over('raw.example.com')).toMatchObject({ cluster: 'outbound|3306||web.shop.svc.cluster.local' });
  expect(await over('other.example.com')).toMatchObject({ by: 'closed' });
});

test('a gateway has nothing listening on a port that no server opens', async () => {
  expect(await ask(web, 'gateway', { port: 80, host: 'api.example.com' })).toMatchObject({ by: 'nobody' });
});

test('a fault without a percentage never fires, one of 100 percent always does', async () => {
  const fault = (percentage: string) =>
    virtualService(`{hosts: [web], http: [{fault: {abort: {httpStatus: 418${percentage}}}, ${toWeb}}]}`);
  expect(await ask(web + fault(''), 'client', { host: 'web' })).toMatchObject({ by: 'upstream', status: 200 });
  const aborted = await ask(web + fault(', percentage: {value: 100}'), 'client', { host: 'web' });
  expect(aborted).toMatchObject({ by: 'envoy', status: 418, details: 'fault_filter_abort', flags: 'FI' });
});

test('policy is the server side: a denied path never reaches the workload', async () => {
  const deny = `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: deny, namespace: shop}
spec: {action: DENY, rules: [{to: [{operation: {paths: [/admin]}}]}]}
`;
  const into = (path: string) => ask(web + deny, 'server', { inbound: true, address: '10.1.0.2', host: 'web', path });
  expect(await into('/admin')).toMatchObject({ by: 'envoy', status: 403 });
  expect(await into('/')).toMatchObject({ by: 'upstream', cluster: 'inbound|8080||' });
});

test('a sidecar believes the last address of x-forwarded-for, a gateway the connection', async () => {
  const allow = `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: allow, namespace: shop}
spec: {rules: [{from: [{source: {remoteIpBlocks: [192.0.2.0/24]}}]}]}
`;
  const mesh = web + gateway('[{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]') + allow;
  const by = async (proxy: 'server' | 'gateway', addresses: string) => {
    const headers = { 'x-forwarded-for': addresses };
    const where = proxy === 'server' ? { inbound: true, address: '10.1.0.2' } : { port: 80 };
    return (await ask(mesh, proxy, { ...where, host: 'web', headers })).status;
  };
  expect(await by('server', '192.0.2.1, 198.51.100.1')).toBe(403);
  expect(await by('server', '198.51.100.1, 192.0.2.1')).toBe(200);
  expect(await by('gateway', '192.0.2.1')).toBe(403);
});

test('a configuration that Envoy cannot run is refused in the words of Envoy', async () => {
  const { client } = await istiod.generate(web, proxies);
  const routes = client.routes.map((each) => ({ ...each, virtualHosts: [{ name: 'twice', domains: ['a', 'a'] }] }));
  await expect(Envoy.start({ client: { ...client, routes } })).rejects.toThrow(/Only unique values for domains/);
});
