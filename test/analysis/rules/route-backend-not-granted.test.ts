import { describe, expect, it } from 'vitest';
import { routeBackendNotGranted as rule } from '../../../lib/analysis/rules/route-backend-not-granted';
import { places } from '../problems';

describe('a backend of another namespace', () => {
  it('needs a grant for this kind of route', () => {
    expect(
      places(rule, rule.good.replace('kind: HTTPRoute, namespace: edge', 'kind: GRPCRoute, namespace: edge')),
    ).toEqual(['edge/products spec.rules[0].backendRefs[0]']);
  });

  it('needs a grant for this Service', () => {
    expect(places(rule, rule.good.replace('kind: Service }]', 'kind: Service, name: other }]'))).toEqual([
      'edge/products spec.rules[0].backendRefs[0]',
    ]);
  });

  it('is not judged where the Service is not in the input', () => {
    expect(places(rule, rule.bad.slice(rule.bad.indexOf('---')))).toEqual([]);
  });
});
