import { describe, expect, it } from 'vitest';
import { sourceMatchIgnored as rule } from '../../../lib/analysis/rules/source-match-ignored';
import { httpRules, object, places, problems } from '../problems';

describe('a condition on the caller', () => {
  it('is ignored next to gateways', () => {
    expect(
      places(rule, httpRules('{ match: [{ gateways: [mesh], sourceNamespace: web }], redirect: { uri: / } }')),
    ).toEqual(['shop/products spec.http[0].match[0].sourceNamespace']);
  });

  it('is asked of the gateway where no sidecar follows the rule', () => {
    expect(
      problems(
        rule,
        object(
          'VirtualService shop/edge',
          '{ hosts: [a.example.com], gateways: [shop/edge], http: [{ match: [{ sourceLabels: { app: web } }], redirect: { uri: / } }] }',
        ),
      ).join(),
    ).toContain('compares sourceLabels with the pods of the gateway');
  });

  it('alone holds in the mesh', () => {
    expect(places(rule, httpRules('{ match: [{ sourceLabels: { app: web } }], redirect: { uri: / } }'))).toEqual([]);
  });
});
