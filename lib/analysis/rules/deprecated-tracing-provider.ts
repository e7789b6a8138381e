import type { Rule } from '../rule';

/** Tracing through a provider that Istio is about to drop. */
export const deprecatedTracingProvider: Rule = {
  id: 'deprecated-tracing-provider',
  level: 'warning',
  istio: 'IST0002',
  summary: 'A Telemetry sends traces to a Lightstep provider.',
  why: 'The provider is deprecated and goes away with some release; traces then stop.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders: [{ name: traces, lightstep: { service: ls.monitoring.svc.cluster.local, port: 443 } }]
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: istio-system }
spec: { tracing: [{ providers: [{ name: traces }] }] }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders: [{ name: traces, opentelemetry: { service: otel.monitoring.svc.cluster.local, port: 4317 } }]
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: istio-system }
spec: { tracing: [{ providers: [{ name: traces }] }] }
`,
  *check(mesh) {
    const providers = mesh.config.extensionProviders;
    if (!Array.isArray(providers)) return;
    const deprecated = new Set(providers.filter((provider) => 'lightstep' in provider).map(({ name }) => name));
    for (const object of mesh.of('Telemetry')) {
      for (const [index, tracing] of (object.spec.tracing ?? []).entries()) {
        for (const [at, { name }] of (tracing.providers ?? []).entries()) {
          if (!deprecated.has(name)) continue;
          yield {
            object,
            path: ['spec', 'tracing', index, 'providers', at],
            message: `provider "${name}" is a Lightstep provider, which is deprecated`,
            help: 'Make it an opentelemetry provider in MeshConfig.',
          };
        }
      }
    }
  },
};
