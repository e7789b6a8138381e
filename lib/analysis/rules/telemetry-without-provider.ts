import type { Rule } from '../rule';

/** Access logging switched on for nobody to write. */
export const telemetryWithoutProvider: Rule = {
  id: 'telemetry-without-provider',
  level: 'warning',
  istio: 'IST0157',
  summary: 'A Telemetry switches access logging on and names no provider, and the mesh has no default one.',
  why: 'Nothing is logged. MeshConfig defaultProviders.accessLogging would be used, where there is one.',
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec: { accessLogging: [{ disabled: false }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec: { accessLogging: [{ providers: [{ name: envoy }] }] }
`,
  *check(mesh) {
    const defaults = mesh.config.defaultProviders?.['accessLogging'];
    if (Array.isArray(defaults) && defaults.length > 0) return;
    for (const object of mesh.of('Telemetry')) {
      for (const [index, logging] of (object.spec.accessLogging ?? []).entries()) {
        if (logging.disabled === true || logging.providers?.length) continue;
        yield {
          object,
          path: ['spec', 'accessLogging', index],
          message: 'access logging names no provider and the mesh has no default: nothing is logged',
          help: 'Add providers: [{ name: envoy }], or set defaultProviders.accessLogging in MeshConfig.',
        };
      }
    }
  },
};
