import { expect, it } from 'vitest';
import { placeOfCall } from '../../lib/model/problem';
import { entryMatches, type GatewayEntry, hostRoutes } from '../../lib/patterns/gateway-host';
import type { AnyRoute } from '../../lib/patterns/gateway-route';
import type { RouteTarget } from '../../lib/patterns/route-target';

const target = (name: string, ...routes: readonly string[]): RouteTarget => ({
  routeName: name,
  httpRoutes: () => [
    ...routes.map((route) => ({ name: route, match: [{ headers: { v: { exact: route } } }] })),
    { name: 'rest' },
  ],
  connectionRoutes: () => [],
});

const entry = (path: string, to?: RouteTarget, more: Partial<AnyRoute> = {}): GatewayEntry => ({
  path,
  matches: entryMatches(path, more.when),
  target: to,
  route: { host: 'api.example.com', path, ...more },
  place: placeOfCall(entry),
});

const names = (...entries: GatewayEntry[]) => hostRoutes('api.example.com', entries, () => {}).map(({ name }) => name);

it('names a route after its target and what the target calls it, numbered where that comes twice', () => {
  expect(names(entry('/a', target('web', 'v2')), entry('/b', target('web')))).toEqual([
    'web-v2',
    'web-rest',
    'web-rest-2',
  ]);
  expect(names(entry('/', target('sp', 'split')))).toEqual(['sp-split', 'sp-rest']);
});

it('names a redirect and an answer after the path', () => {
  expect(
    names(entry('/old/docs', undefined, { redirect: {} }), entry('/', undefined, { directResponse: { status: 404 } })),
  ).toEqual(['redirect-old-docs', 'response-root']);
});

it('puts headers and CORS on every route of the target', () => {
  const headers = { request: { remove: ['x-internal'] } };
  const routes = hostRoutes(
    'api.example.com',
    [entry('/', target('web', 'v2'), { headers, cors: { maxAge: '1h' } })],
    () => {},
  );
  expect(routes).toMatchObject([1, 2].map(() => ({ headers, corsPolicy: { maxAge: '1h' } })));
});

it('leaves out routes for callers inside the mesh: at a gateway every caller is the gateway', () => {
  const inside: RouteTarget = {
    ...target('web'),
    httpRoutes: () => [{ name: 'inside', match: [{ sourceLabels: { app: 'x' } }] }, { name: 'rest' }],
  };
  expect(names(entry('/', inside))).toEqual(['web-rest']);
});
