import { expect, test } from 'vitest';
import { formatDiffText } from '../../lib/diff';
import { fewOf, restOf } from '../../lib/diff/describe-change';
import type { TrafficChange } from '../../lib/diff/traffic';
import { diffOf } from './diff-of';

const mesh = (group: string, headers = '') => `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web]
  http:
    - match: [{ headers: { x-group: { exact: ${group} } } }]
      directResponse: { status: 204 }
    - route: [{ destination: { host: web }${headers} }]
`;

test('a class that has only more headers than another to which the same happens is counted, not told', () => {
  const headers = ', headers: { request: { add: { x-tag: web } } }';
  const text = formatDiffText(diffOf(mesh('a', headers), mesh('b', headers)));
  expect(text).toContain('with x-group: a: answer of the proxy (204) -> web');
  expect(text).not.toContain('x-tag: given');
  expect(text).toContain('more kinds of requests to this host');
});

const change = (conditions: Partial<TrafficChange['request']>) => {
  const request = { from: { workload: { namespace: 'shop' } }, host: 'web', port: 80, ...conditions };
  return { request, changes: [{ what: 'destination', old: 'stable', new: 'canary' }] } as unknown as TrafficChange;
};

test('nor is one that has only more claims', () => {
  const [all, token] = [change({}), change({ claims: { iss: 'https://id.example.com' } })];
  expect(fewOf([all, token])).toEqual([all]);
  expect(fewOf([token])).toEqual([token]);
});

test('what is left out is counted', () => {
  const [a, b, c] = [change({}), change({ path: '/b' }), change({ path: '/c' })];
  expect(restOf([a, b, c], [a])).toBe('... and 2 more kinds of requests');
  expect(restOf([a, b], [a])).toBe('... and 1 more kind of requests');
  expect(restOf([a], [a])).toBeUndefined();
});
