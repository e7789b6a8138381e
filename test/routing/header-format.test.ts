import { describe, expect, test } from 'vitest';
import { type Request, simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const EDGE = object(
  'Gateway',
  'edge',
  `
selector: { istio: edge }
servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: ["*"], tls: { mode: SIMPLE, credentialName: c } }`,
);
const client: Request = { from: { workload: { namespace: 'shop' } }, host: 'a.test', port: 80, path: '/p?q=1' };
const outside: Request = { ...client, from: { gateway: { namespace: 'shop', labels: { istio: 'edge' } } } };
const secure: Request = { ...outside, port: 443, tls: { sni: 'A.test' } };

/** What `x-out` becomes when a route sets it, and what the answer says of it. */
function set(value: string, request: Request = client) {
  const rules = `
hosts: [a.test]
gateways: [mesh, edge]
http:
- headers: { request: { set: { x-out: "${value}" } } }
  route: [{ destination: { host: a } }]`;
  const mesh = yamlMesh(EDGE + service('a') + virtualService('v', rules));
  const { upstream, caveats } = simulate(mesh, request);
  return { value: upstream.headers['x-out'], caveats };
}

describe('Envoy fills the commands of a header that a request answers', () => {
  test.each([
    ['%REQ(:path)%', client, '/p?q=1'],
    ['%REQUEST_HEADER(:authority)%', client, 'a.test'],
    ['%REQ(x-none?:method)%', client, 'GET'],
    ['a%REQ(x-none)%b', client, 'ab'],
    ['100%%', client, '100%'],
    ['%%REQ(:path)%%', client, '%REQ(:path)%'],
    ['%PROTOCOL%', client, 'HTTP/1.1'],
    ['%PROTOCOL%', { ...secure, protocol: 'HTTP2' }, 'HTTP/2'],
    ['%REQUESTED_SERVER_NAME%', secure, 'a.test'],
    ['%DOWNSTREAM_LOCAL_PORT%', secure, '443'],
    ['%REQ(x-forwarded-proto)%', client, 'http'],
    ['%REQ(x-forwarded-proto)%', secure, 'https'],
    ['cert=%DOWNSTREAM_PEER_URI_SAN%', client, 'cert='],
  ] as const)('%s', (value, request, expected) => {
    expect(set(value, request)).toEqual({ value: expected, caveats: [] });
  });

  test('a header that comes out empty is left as it was', () => {
    expect(set('%REQUESTED_SERVER_NAME%').value).toBeUndefined();
  });
});

test.each([
  ['%DOWNSTREAM_REMOTE_ADDRESS%', client],
  ['%REQ(x-request-id)%', client],
  ['%REQ(x-forwarded-for)%', outside],
  ['%PROTOCOL%', secure],
  ['%DOWNSTREAM_PEER_URI_SAN%', secure],
] as const)(
  '%s is shown as it is written where the request does not answer it, and the answer says so',
  (value, request) => {
    expect(set(value, request)).toEqual({ value, caveats: [expect.stringContaining(`${value} in a header's value`)] });
  },
);
