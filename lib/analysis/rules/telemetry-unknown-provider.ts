import { suggestion } from '../../model/suggestion';
import { meshProviders } from '../providers';
import type { Rule } from '../rule';

/** Telemetry for a backend that the mesh does not have. */
export const telemetryUnknownProvider: Rule = {
  id: 'telemetry-unknown-provider',
  level: 'warning',
  summary: 'A Telemetry names a provider that the mesh config does not define.',
  why: 'Istio leaves the entry out without a word: no traces, no logs or no metrics of these workloads reach anybody.',
  bad: providerExample('otel'),
  good: providerExample('otel-tracing'),
  *check(mesh) {
    const known = meshProviders(mesh);
    if (known === undefined) return;
    for (const object of mesh.of('Telemetry')) {
      for (const field of ['tracing', 'accessLogging', 'metrics'] as const) {
        for (const [index, { providers }] of (object.spec[field] ?? []).entries()) {
          for (const [at, { name }] of (providers ?? []).entries()) {
            if (known.has(name)) continue;
            yield {
              object,
              path: ['spec', field, index, 'providers', at, 'name'],
              message: `this ${field} entry does nothing: the mesh config has no extension provider "${name}"`,
              help: suggestion(name, known),
            };
          }
        }
      }
    }
  },
};

function providerExample(name: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: 'extensionProviders: [{ name: otel-tracing, opentelemetry: { service: otel, port: 4317 } }]' }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: shop }
spec: { tracing: [{ providers: [{ name: ${name} }] }] }
`;
}
