import { describe, expect, it } from 'vitest';
import { ambientPolicyBySelector as rule } from '../../../lib/analysis/rules/ambient-policy-by-selector';
import { deployment, object, places, problems } from '../problems';

const ambient = (labels = '') =>
  object('Namespace shop', '{}', `labels: { istio.io/dataplane-mode: ambient, ${labels} }`);

describe('a policy on requests in an ambient namespace', () => {
  it('for the whole namespace is read by no waypoint', () => {
    expect(places(rule, ambient() + object('RequestAuthentication shop/r', '{ jwtRules: [{ issuer: a }] }'))).toEqual([
      'shop/r spec',
    ]);
  });

  it('is read by the sidecars it selects', () => {
    expect(
      places(
        rule,
        ambient() +
          deployment("sidecar.istio.io/inject: 'true'") +
          object('RequestAuthentication shop/r', '{ selector: { matchLabels: { app: products } } }'),
      ),
    ).toEqual([]);
  });

  it('of connections alone is carried out by ztunnel', () => {
    expect(
      places(
        rule,
        ambient() +
          object(
            'AuthorizationPolicy shop/a',
            '{ selector: { matchLabels: { app: products } }, rules: [{ from: [{ source: { namespaces: [web] } }] }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('may be Telemetry of the whole namespace', () => {
    expect(places(rule, ambient() + object('Telemetry shop/t', '{ tracing: [] }'))).toEqual([]);
  });

  it('is none where the namespace is not known to be ambient', () => {
    expect(places(rule, object('RequestAuthentication shop/r', '{ jwtRules: [{ issuer: a }] }'))).toEqual([]);
  });

  it('may be for pods that are ambient by their own label', () => {
    const policy = object(
      'AuthorizationPolicy shop/a',
      '{ selector: { matchLabels: { app: products } }, rules: [{ to: [{ operation: { methods: [GET] } }] }] }',
    );
    expect(problems(rule, deployment('istio.io/dataplane-mode: ambient') + policy).join()).toContain(
      'its pods are ambient, and waypoints read policies with targetRefs only',
    );
    expect(problems(rule, deployment() + policy)).toEqual([]);
  });
});
