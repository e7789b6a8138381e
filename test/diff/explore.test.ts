import { expect, test } from 'vitest';
import { diffOf } from './diff-of';

const mesh = (groups: readonly string[]) => `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { selector: { istio: edge }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: shop }
spec: { jwtRules: [{ issuer: id }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [edge]
  http:
${groups.map((group) => `    - { match: [{ headers: { '@request.auth.claims.groups': { exact: ${group} } } }], redirect: { uri: /${group} } }`).join('\n')}
`;

test('routes of several values of one claim are no proof for tokens that have them all, and so it is said', () => {
  const { changes, bounds } = diffOf(mesh(['admin', 'staff']), mesh(['staff', 'admin'])).traffic;
  expect(changes).toEqual([]);
  expect(bounds).toEqual(['tokens with lists of claims were not asked']);
});
