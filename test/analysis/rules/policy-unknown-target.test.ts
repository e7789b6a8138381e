import { describe, expect, it } from 'vitest';
import { policyUnknownTarget as rule } from '../../../lib/analysis/rules/policy-unknown-target';
import { object, places, problems, service } from '../problems';

const edge = object('KubernetesGateway shop/edge', '{ gatewayClassName: istio, listeners: [] }');
const bound = (kind: string, target: string) => object(`${kind} shop/p`, `{ targetRefs: [${target}] }`);

describe('a policy', () => {
  it('bound to a Gateway that is not there is told the nearest one', () => {
    expect(
      problems(
        rule,
        edge + bound('RequestAuthentication', '{ group: gateway.networking.k8s.io, kind: Gateway, name: egde }'),
      ),
    ).toEqual([
      'RequestAuthentication shop/p spec.targetRefs[0].name: the policy is bound to nothing: there is no Gateway shop/egde',
    ]);
  });

  it('may have the one target of older releases', () => {
    expect(
      places(rule, service() + object('Telemetry shop/t', '{ targetRef: { kind: Service, group: "", name: x } }')),
    ).toEqual(['shop/t spec.targetRef.name']);
  });

  it('is bound to what is there, or to a kind of which its namespace shows nothing', () => {
    const targets =
      '{ kind: Service, group: "", name: products }, { kind: ServiceEntry, group: networking.istio.io, name: x }';
    expect(places(rule, service() + bound('AuthorizationPolicy', targets))).toEqual([]);
  });
});
