import { describe, expect, it } from 'vitest';
import { routeUnknownParent as rule } from '../../../lib/analysis/rules/route-unknown-parent';
import { object, places } from '../problems';

const edge = object(
  'KubernetesGateway shop/edge',
  '{ gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }',
);

const bound = (parent: string) => object('HTTPRoute shop/r', `{ parentRefs: [${parent}], rules: [] }`);

describe('a parent of a route', () => {
  it('may be a listener, if there is one of that name', () => {
    expect(places(rule, edge + bound('{ name: edge, sectionName: https }'))).toEqual([
      'shop/r spec.parentRefs[0].sectionName',
    ]);
  });

  it('is bound by the right name', () => {
    expect(places(rule, edge + bound('{ name: edge, sectionName: http }'))).toEqual([]);
  });

  it('of another kind, or of a namespace without Gateways in the input, is not judged', () => {
    expect(places(rule, edge + bound('{ kind: Service, group: "", name: x }, { name: x, namespace: web }'))).toEqual(
      [],
    );
  });
});
