import { describe, expect, it } from 'vitest';
import { namespaceInjectionConflict } from '../../../lib/analysis/rules/namespace-injection-conflict';
import { namespaceNotInjected } from '../../../lib/analysis/rules/namespace-not-injected';
import { places } from '../problems';

const namespace = (labels: string, name = 'shop') => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: ${labels} }
`;

describe('the labels of a Namespace', () => {
  it.each([
    ['{}', 1, 0],
    ['{ istio-injection: enabled }', 0, 0],
    ['{ istio-injection: disabled }', 0, 0],
    ['{ istio.io/rev: canary }', 0, 0],
    ['{ istio.io/dataplane-mode: ambient }', 0, 0],
    ['{ istio.io/dataplane-mode: none }', 1, 0],
    ['{ istio-injection: enabled, istio.io/rev: canary }', 0, 1],
    ['{ istio-injection: enabled, istio.io/dataplane-mode: ambient }', 0, 1],
    ['{ istio.io/rev: canary, istio.io/dataplane-mode: ambient }', 0, 1],
    ['{ istio-injection: disabled, istio.io/dataplane-mode: ambient }', 0, 0],
  ])('%s leave it out of the mesh (%i) or ask for it twice (%i)', (labels, outside, twice) => {
    expect(places(namespaceNotInjected, namespace(labels))).toHaveLength(outside);
    expect(places(namespaceInjectionConflict, namespace(labels))).toHaveLength(twice);
  });

  it.each(['istio-system', 'kube-system', 'kube-public'])('are not asked for in %s', (name) => {
    expect(places(namespaceNotInjected, namespace('{}', name))).toEqual([]);
  });
});
