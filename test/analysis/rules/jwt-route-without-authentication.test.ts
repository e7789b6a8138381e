import { describe, expect, it } from 'vitest';
import { jwtRouteWithoutAuthentication as rule } from '../../../lib/analysis/rules/jwt-route-without-authentication';
import { places } from '../problems';

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec: { selector: { istio: ingress }, servers: [] }
---`;
const pod = `
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: pods, labels: { istio: ingress, zone: eu } }
spec: { containers: [] }
---`;
const route = (header: string, field = 'headers', gateways = '[edge/edge]') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [a.b], gateways: ${gateways}, http: [{ match: [{ ${field}: { '${header}': { exact: x } } }] }] }
---`;
const authentication = (namespace: string, selector = '{ istio: ingress }') => `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: login, namespace: ${namespace} }
spec: { selector: { matchLabels: ${selector} } }
---`;
const claim = '@request.auth.claims.group';

describe('a route by claim', () => {
  it.each([claim, '@request.auth.claims[group][admin]', '@REQUEST.auth.claims.a.b'])('is one by %s', (header) => {
    expect(places(rule, gateway + route(header))).toEqual([`shop/web spec.http[0].match[0].headers["${header}"]`]);
    expect(places(rule, gateway + route(header, 'withoutHeaders'))).toHaveLength(1);
  });

  it.each(['@request.auth.claims', '@request.auth.claims.', '@request.auth.claims[]', 'x-group'])(
    'is not one by %s',
    (header) => {
      expect(places(rule, gateway + route(header))).toEqual([]);
    },
  );

  it('is fine when the pods of the gateway authenticate, from their namespace or the root one', () => {
    expect(places(rule, gateway + pod + authentication('pods') + route(claim))).toEqual([]);
    expect(places(rule, gateway + pod + authentication('istio-system', '{}') + route(claim))).toEqual([]);
    expect(places(rule, gateway + pod + authentication('edge') + route(claim))).toHaveLength(1);
    expect(places(rule, gateway + pod + authentication('pods', '{ istio: other }') + route(claim))).toHaveLength(1);
  });

  it('is judged by the selector alone where the input holds no pod of the gateway (Istio says nothing then)', () => {
    expect(places(rule, gateway + authentication('anywhere') + route(claim))).toEqual([]);
    expect(places(rule, gateway + authentication('anywhere', '{ istio: other }') + route(claim))).toHaveLength(1);
  });

  it('is none of the sidecars: the gateway alone reads claims', () => {
    expect(places(rule, gateway + route(claim, 'headers', '[mesh]'))).toEqual([]);
  });
});
