import { describe, expect, it } from 'vitest';
import { ingressBeforeRedirect as rule } from '../../../lib/analysis/rules/ingress-before-redirect';
import { places } from '../problems';

describe('an Ingress in front of a gateway that redirects', () => {
  it('goes in circles', () => {
    expect(places(rule, rule.bad)).toEqual(['istio-system/api spec.rules[0].http.paths[0].backend']);
  });

  it('does not when it speaks HTTPS to the gateway', () => {
    expect(
      places(
        rule,
        rule.bad.replace(
          '{ name: api, namespace: istio-system }',
          '{ name: api, namespace: istio-system, annotations: { nginx.ingress.kubernetes.io/backend-protocol: HTTPS } }',
        ),
      ),
    ).toEqual([]);
  });

  it('does not for a host that the gateway does not redirect', () => {
    expect(places(rule, rule.bad.replace('- host: api.example.com', '- host: www.example.com'))).toEqual([]);
  });

  it('is part of the mesh itself with the class istio', () => {
    expect(places(rule, rule.bad.replace('ingressClassName: nginx', 'ingressClassName: istio'))).toEqual([]);
  });
});
