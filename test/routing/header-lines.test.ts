import { expect, test } from 'vitest';
import { type Request, simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

/** What the service gets, or `undefined` where the route that asks for a header does not take the request. */
function sent(header: string, headers: Request['headers'], from?: Request['from']) {
  const edge = object(
    'Gateway',
    'edge',
    'selector: { istio: edge }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
  );
  const rules = `
hosts: [a.test]
gateways: [mesh, edge]
http:
- match: [{ headers: { ${header}: { exact: one } } }]
  rewrite: { uri: /asked }
  route: [{ destination: { host: a } }]
- route: [{ destination: { host: a } }]`;
  const mesh = yamlMesh(edge + service('a') + virtualService('v', rules));
  const request = { from: from ?? { workload: { namespace: 'shop' } }, host: 'a.test', port: 80, headers } as const;
  return simulate(mesh, request).upstream;
}

test('several lines of one header are looked at one by one, but those of a header that Envoy keeps on one line as one', () => {
  expect(sent('x-team', { 'x-team': ['one', 'two'] })).toMatchObject({ path: '/asked' });
  expect(sent('user-agent', { 'User-Agent': ['one', 'two'] })).toMatchObject({
    path: '/',
    headers: { 'user-agent': 'one,two' },
  });
  expect(sent('cookie', { cookie: ['one', 'two'] }).headers).toEqual({ cookie: 'one; two' });
});

test('blanks around a value do not belong to it', () => {
  expect(sent('x-team', { 'x-team': ' one\t' })).toMatchObject({ path: '/asked', headers: { 'x-team': 'one' } });
  expect(sent('x-team', { 'x-team': ['two', 'one '] })).toMatchObject({ path: '/asked' });
});

test('what only Envoy may ask of itself is taken off before any route looks', () => {
  const edge = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };
  expect(sent('x-envoy-retry-on', { 'x-envoy-retry-on': 'one' })).toMatchObject({ path: '/', headers: {} });
  expect(sent('x-envoy-original-path', { 'x-envoy-original-path': 'one' }, edge)).toMatchObject({ path: '/' });
  expect(sent('x-envoy-original-path', { 'x-envoy-original-path': 'one' })).toMatchObject({ path: '/asked' });
  expect(sent('x-forwarded-client-cert', { 'x-forwarded-client-cert': 'one' }).headers).toEqual({});
});
