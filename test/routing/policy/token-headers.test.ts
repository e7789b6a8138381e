import { describe, expect, test } from 'vitest';
import { type Request, simulate } from '../../../lib/routing';
import { object, service, virtualService, yamlMesh } from '../yaml-mesh';

const EDGE = object(
  'Gateway',
  'edge',
  'selector: { istio: edge }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
);
const ROUTES = virtualService(
  'api',
  `
hosts: [api.example.com]
gateways: [edge]
http:
  - match: [{ headers: { x-group: { exact: admin } } }]
    rewrite: { uri: /admin }
    route: [{ destination: { host: api } }]
  - route: [{ destination: { host: api } }]`,
);
const from = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };

/** What becomes of a request at a gateway whose RequestAuthentication has these rules. */
function ask(rules: string, request: Partial<Request>, more = '') {
  const jwt = object('RequestAuthentication', 'jwt', `jwtRules: [${rules}]`);
  const mesh = yamlMesh(EDGE + ROUTES + service('api') + jwt + more);
  return simulate(mesh, { from, host: 'api.example.com', port: 80, ...request });
}

const GROUP = '{ issuer: id, outputClaimToHeaders: [{ header: X-Group, claim: group }] }';

describe('a claim that goes on as a header', () => {
  test.each([
    ['admin', 'admin'],
    ['ann bob', 'ann bob'],
    [true, 'true'],
    [3, '3'],
    [-2, '-2.000000'],
    [1.5, '1.500000'],
    [1e21, '1000000000000000000000.000000'],
    [['a', '<'], Buffer.from('["a","\\u003c"]').toString('base64')],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j becomes %j', (group, expected) => {
    const claims = { iss: 'id', ...(group !== undefined && { group }) };
    expect(ask(GROUP, { claims }).upstream.headers['x-group']).toBe(expected);
  });

  test('is found by its path, and no name with a dot is one', () => {
    const rule = GROUP.replace('claim: group', 'claim: realm.role');
    expect(ask(rule, { claims: { iss: 'id', realm: { role: 'a' } } }).upstream.headers['x-group']).toBe('a');
    expect(ask(rule, { claims: { iss: 'id', 'realm.role': 'a' } }).upstream.headers['x-group']).toBeUndefined();
  });

  test('is what the routes of the gateway and its policies see', () => {
    const policy = object(
      'AuthorizationPolicy',
      'admins',
      'selector: { matchLabels: { istio: edge } }\nrules: [{ when: [{ key: "request.headers[x-group]", values: [admin] }] }]',
    );
    const claims = { iss: 'id', group: 'admin' };
    expect(ask(GROUP, { claims }, policy)).toMatchObject({ outcome: 'route', upstream: { path: '/admin' } });
    expect(ask(GROUP, { claims: { iss: 'id', group: 'user' } }, policy).outcome).toBe('denied');
  });
});

test('nobody but the gateway writes such a header, though without a token the route is still chosen by what the client sent', () => {
  const headers = { 'x-group': 'admin' };
  expect(ask(GROUP, { headers }).upstream).toMatchObject({ path: '/admin', headers: {} });
  expect(ask(GROUP, { headers, claims: { iss: 'id' } }).upstream).toMatchObject({ path: '/', headers: {} });
});

test('a RequestAuthentication without selector takes the header off again at the service, to which the token does not come', () => {
  const policy = object(
    'AuthorizationPolicy',
    'admins',
    'selector: { matchLabels: { app: api } }\nrules: [{ when: [{ key: "request.headers[x-group]", values: [admin] }] }]',
  );
  const claims = { iss: 'id', group: 'admin' };
  expect(ask(GROUP, { claims }, policy).outcome).toBe('denied');
  expect(ask(GROUP.replace('issuer: id', 'issuer: id, forwardOriginalToken: true'), { claims }, policy).outcome).toBe(
    'route',
  );
});

test('the token stays behind unless forwardOriginalToken is set', () => {
  const request = { claims: { iss: 'id' }, headers: { authorization: 'Bearer x.y.z' } };
  expect(ask('{ issuer: id }', request).upstream.headers).toEqual({});
  expect(ask('{ issuer: id, forwardOriginalToken: true }', request).upstream.headers).toEqual(request.headers);
  expect(ask('{ issuer: id, fromHeaders: [{ name: x-token }] }', request).upstream.headers).toEqual(request.headers);
});

test('outputPayloadToHeader sends the claims on as Base64', () => {
  const { headers } = ask('{ issuer: id, outputPayloadToHeader: X-Claims }', { claims: { iss: 'id' } }).upstream;
  expect(Buffer.from(headers['x-claims'] ?? '', 'base64url').toString()).toBe('{"iss":"id"}');
});
