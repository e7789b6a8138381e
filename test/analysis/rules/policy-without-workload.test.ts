import { describe, expect, it } from 'vitest';
import { policyUnknownNamespace } from '../../../lib/analysis/rules/policy-unknown-namespace';
import { policyWithoutWorkload as rule } from '../../../lib/analysis/rules/policy-without-workload';
import { meshOf, places } from '../problems';

const namespace = (labels: string, name = 'shop') => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: ${labels} }
---`;
const pod = (labels = '{ app: web }', name = 'shop') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ${name}, labels: ${labels} }
spec: { containers: [{ name: app }] }
---`;
const policy = (spec: string, name = 'shop') => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: ${name} }
spec: ${spec}
---`;
const selecting = policy('{ selector: { matchLabels: { app: web } } }');

function levels(yaml: string): string[] {
  return [...rule.check(meshOf(yaml))].map(({ level = rule.level }) => level);
}

describe('an AuthorizationPolicy', () => {
  it('needs a workload in the mesh, by sidecar or in ambient mode', () => {
    expect(levels(namespace('{ istio-injection: enabled }') + pod() + selecting)).toEqual([]);
    expect(levels(namespace('{ istio.io/rev: canary }') + pod() + selecting)).toEqual([]);
    expect(levels(namespace('{ istio.io/dataplane-mode: ambient }') + pod() + selecting)).toEqual([]);
    expect(levels(pod("{ app: web, sidecar.istio.io/inject: 'true' }") + selecting)).toEqual([]);
    expect(levels(namespace('{}') + pod() + selecting)).toEqual(['warning']);
    expect(
      levels(
        namespace('{ istio-injection: enabled }') + pod("{ app: web, sidecar.istio.io/inject: 'false' }") + selecting,
      ),
    ).toEqual(['warning']);
  });

  it('of gateways is not judged by the pods of other namespaces', () => {
    const edge = policy('{ selector: { matchLabels: { istio: ingressgateway } } }', 'istio-system');
    expect(levels(namespace('{ istio-injection: enabled }') + pod() + edge)).toEqual(['info']);
  });

  it('for the whole mesh applies to any namespace, and without selector is never empty', () => {
    const injected = namespace('{ istio-injection: enabled }', 'blog') + pod('{ app: web }', 'blog');
    expect(levels(injected + policy('{ selector: { matchLabels: { app: web } } }', 'istio-system'))).toEqual([]);
    const unmet = policy('{ selector: { matchLabels: { app: api } } }', 'istio-system');
    expect(levels(injected + pod('{ app: gateway }', 'istio-system') + unmet)).toEqual(['warning']);
    expect(levels(policy('{}', 'istio-system'))).toEqual([]);
  });

  it('cannot be judged where the input holds no workload of its namespace', () => {
    expect(levels(selecting)).toEqual(['info']);
  });

  it('cannot be judged where the input does not hold the namespace that puts its workload into the mesh', () => {
    expect(levels(pod() + selecting)).toEqual(['info']);
    expect(levels(pod("{ app: web, sidecar.istio.io/inject: 'false' }") + selecting)).toEqual(['warning']);
    expect(levels(pod('{ app: web, istio.io/dataplane-mode: none }') + selecting)).toEqual(['warning']);
  });

  it('that targets a gateway or service by reference is not asked for pods', () => {
    expect(levels(policy('{ targetRefs: [{ kind: Service, name: web }] }'))).toEqual([]);
  });
});

describe('a namespace in an AuthorizationPolicy', () => {
  const from = (names: string, field = 'namespaces') =>
    policy(`{ rules: [{ from: [{ source: { ${field}: ${names} } }] }] }`);

  it('exists when it is declared, lived in, or made by Kubernetes and Istio', () => {
    const known = namespace('{}', 'billing') + pod('{}', 'blog');
    expect(
      places(
        policyUnknownNamespace,
        known + from("[billing, blog, shop, default, kube-system, istio-system, 'bil*', '*ing', '*']"),
      ),
    ).toEqual([]);
  });

  it('is an error only beside a nearly equal name', () => {
    const found = [...policyUnknownNamespace.check(meshOf(namespace('{}', 'billing') + from('[biling, monitoring]')))];
    expect(found.map(({ level = 'error', help }) => `${level}: ${help}`)).toEqual([
      'error: Did you mean "billing"?',
      'warning: Declare it as assumed if it is elsewhere.',
    ]);
  });

  it('is looked at in notNamespaces too', () => {
    expect(places(policyUnknownNamespace, from('[nowhere-at-all]', 'notNamespaces'))).toEqual([
      'shop/p spec.rules[0].from[0].source.notNamespaces[0]',
    ]);
  });
});
