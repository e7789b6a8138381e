import { expect, test } from 'vitest';
import { type Request, simulate } from '../../../lib/routing';
import { object, service, virtualService, yamlMesh } from '../yaml-mesh';

const EDGE = object(
  'Gateway',
  'edge',
  'selector: { istio: edge }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
);
const JWT = object('RequestAuthentication', 'jwt', 'jwtRules: [{ issuer: id, spaceDelimitedClaims: [teams] }]');
const from = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };

/** The service to which a token leads when requests with a claim go to `inside`. */
function reached(claim: string, value: string, claims: object): string | undefined {
  const routes = virtualService(
    'api',
    `
hosts: [api.example.com]
gateways: [edge]
http:
  - match: [{ headers: { "@request.auth.claims.${claim}": { exact: ${value} } } }]
    route: [{ destination: { host: inside } }]
  - route: [{ destination: { host: outside } }]`,
  );
  const mesh = yamlMesh(EDGE + JWT + service('inside') + service('outside') + routes);
  const request = { from, host: 'api.example.com', port: 80, claims: { iss: 'id', sub: 'ann', ...claims } };
  return simulate(mesh, request).destinations[0]?.host.split('.')[0];
}

test('routes see scope and permission as lists with spaces between, and what spaceDelimitedClaims names', () => {
  expect(reached('scope', 'read', { scope: 'read write' })).toBe('inside');
  expect(reached('permission', 'write', { permission: 'read write' })).toBe('inside');
  expect(reached('teams', 'blue', { teams: 'red blue' })).toBe('inside');
  expect(reached('groups', 'blue', { groups: 'red blue' })).toBe('outside');
});

test('a list with spaces is so at the top of the token alone', () => {
  expect(reached('realm.scope', 'read', { realm: { scope: 'read write' } })).toBe('outside');
  expect(reached('realm.roles', 'read', { realm: { roles: ['read', 'write'] } })).toBe('inside');
});

const api = virtualService(
  'api',
  'hosts: [api.example.com]\ngateways: [edge]\nhttp: [{ route: [{ destination: { host: api } }] }]',
);

function outcome(jwtRules: string, request: Partial<Request>): string {
  const jwt = object('RequestAuthentication', 'jwt', `jwtRules: ${jwtRules}`);
  const mesh = yamlMesh(EDGE + jwt + service('api') + api);
  return simulate(mesh, { from, host: 'api.example.com', port: 80, ...request }).outcome;
}

test('of several rules for one issuer one that accepts the token is enough', () => {
  const rules = '[{ issuer: id, audiences: [web] }, { issuer: id, audiences: [app] }]';
  expect(outcome(rules, { claims: { iss: 'id', aud: 'app' } })).toBe('route');
  expect(outcome(rules, { claims: { iss: 'id', aud: ['x', 'web'] } })).toBe('route');
  expect(outcome(rules, { claims: { iss: 'id', aud: 'cli' } })).toBe('denied');
});

test('a CORS preflight passes whatever its token is', () => {
  const preflight = { method: 'OPTIONS', headers: { origin: 'https://a', 'access-control-request-method': 'GET' } };
  expect(outcome('[{ issuer: id }]', { ...preflight, claims: { iss: 'nobody' } })).toBe('route');
  expect(outcome('[{ issuer: id }]', { method: 'OPTIONS', claims: { iss: 'nobody' } })).toBe('unauthorized');
});

test('a Bearer token without claims is a caveat', () => {
  const mesh = yamlMesh(EDGE + JWT + service('api') + api);
  const request = { from, host: 'api.example.com', port: 80, headers: { authorization: 'Bearer x.y.z' } };
  expect(simulate(mesh, request).caveats).toEqual([expect.stringContaining('Bearer token whose claims')]);
});
