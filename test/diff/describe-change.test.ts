import { expect, test } from 'vitest';
import { formatDiffText } from '../../lib/diff';
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
