import { describe, expect, it } from 'vitest';
import { sidecarConflict } from '../../lib/analysis/rules/sidecar-conflict';
import { sidecarDefaultsConflict } from '../../lib/analysis/rules/sidecar-defaults-conflict';
import { sidecarInAmbient } from '../../lib/analysis/rules/sidecar-in-ambient';
import { sidecarWithoutWorkload } from '../../lib/analysis/rules/sidecar-without-workload';
import { telemetryDefaultsConflict } from '../../lib/analysis/rules/telemetry-defaults-conflict';
import { meshOf, places, problems } from './problems';

const pod = (labels: string, namespace = 'shop') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ${namespace}, labels: ${labels} }
spec: { containers: [] }
---`;
const sidecar = (name: string, selector = '', namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${selector === '' ? '' : `workloadSelector: { labels: ${selector} },`} egress: [{ hosts: ['*/*'] }] }
---`;
const ambient = (namespace: string, more = '') => `
apiVersion: v1
kind: Namespace
metadata: { name: ${namespace}, labels: { istio.io/dataplane-mode: ambient ${more} } }
---`;

describe('Sidecars', () => {
  it('conflict where they meet on a workload, and each is reported once', () => {
    const meeting = sidecar('a', '{ app: web }') + sidecar('b', '{ tier: front }');
    expect(
      places(sidecarConflict, pod('{ app: web, tier: front }') + pod('{ app: web, tier: front }') + meeting),
    ).toEqual(['shop/a spec.workloadSelector.labels', 'shop/b spec.workloadSelector.labels']);
    expect(places(sidecarConflict, pod('{ app: web }') + meeting)).toEqual([]);
    expect(places(sidecarConflict, pod('{ app: web, tier: front }', 'blog') + meeting)).toEqual([]);
  });

  it('with an empty selector are defaults of the namespace, of which there can be one', () => {
    expect(places(sidecarDefaultsConflict, sidecar('a', '{}') + sidecar('b'))).toHaveLength(2);
    expect(places(sidecarDefaultsConflict, sidecar('a') + sidecar('b', '', 'blog'))).toEqual([]);
    expect(places(sidecarDefaultsConflict, ambient('shop') + sidecar('a') + sidecar('b'))).toEqual([]);
  });

  it('have no effect in ambient mode, unless the namespace asks for sidecars as well', () => {
    expect(places(sidecarInAmbient, ambient('shop') + sidecar('a'))).toHaveLength(1);
    expect(places(sidecarInAmbient, ambient('shop', ', istio-injection: enabled') + sidecar('a'))).toEqual([]);
    expect(places(sidecarInAmbient, ambient('shop') + pod('{ app: web }') + sidecar('a', '{ app: web }'))).toHaveLength(
      1,
    );
  });

  it('that select nothing are an error only where the namespace holds workloads', () => {
    const levels = (yaml: string) =>
      [...sidecarWithoutWorkload.check(meshOf(yaml))].map(({ level }) => level ?? 'error');
    expect(levels(sidecar('a', '{ app: web }'))).toEqual(['info']);
    expect(levels(pod('{ app: api }') + sidecar('a', '{ app: web }'))).toEqual(['error']);
    expect(levels(pod('{ app: api }', 'blog') + sidecar('a', '{ app: web }'))).toEqual(['info']);
  });

  it('are named up to four in a message', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => sidecar(name)).join('');
    expect(problems(sidecarDefaultsConflict, many)[0]).toContain('Sidecar b, c, d, e and 2 more is a default');
  });
});

describe('Telemetries without selector', () => {
  const telemetry = (name: string, more = '') => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: ${name}, namespace: shop }
spec: { ${more} tracing: [{ randomSamplingPercentage: 1 }] }
---`;

  it('conflict, but not when one is for a gateway by reference (Istio does not look)', () => {
    const target = 'targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }],';
    expect(places(telemetryDefaultsConflict, telemetry('a') + telemetry('b'))).toHaveLength(2);
    expect(places(telemetryDefaultsConflict, telemetry('a') + telemetry('b', target))).toEqual([]);
  });
});
