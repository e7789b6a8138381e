import type { Rule } from '../rule';

/** The release of the Gateway API from which Istio 1.31 reads each kind. */
const MINIMUM: ReadonlyMap<string, readonly [major: number, minor: number]> = new Map([
  ['grpcroutes.gateway.networking.k8s.io', [1, 1]],
  ['backendtlspolicies.gateway.networking.k8s.io', [1, 4]],
  ['tlsroutes.gateway.networking.k8s.io', [1, 5]],
  ['tcproutes.gateway.networking.k8s.io', [1, 6]],
]);

/** A definition of a Gateway API kind that is too old for Istio. */
export const gatewayApiTooOld: Rule = {
  id: 'gateway-api-too-old',
  level: 'warning',
  istio: 'IST0176',
  summary: 'The definition of a Gateway API kind is older than Istio needs it.',
  why: 'istiod does not watch the kind: such routes are accepted by the API server and have no effect.',
  bad: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tcproutes.gateway.networking.k8s.io
  annotations: { gateway.networking.k8s.io/bundle-version: v1.5.0 }
spec: { group: gateway.networking.k8s.io, names: { kind: TCPRoute } }
`,
  good: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tcproutes.gateway.networking.k8s.io
  annotations: { gateway.networking.k8s.io/bundle-version: v1.6.0 }
spec: { group: gateway.networking.k8s.io, names: { kind: TCPRoute } }
`,
  *check(mesh) {
    const annotation = 'gateway.networking.k8s.io/bundle-version';
    for (const object of mesh.of('apiextensions.k8s.io/CustomResourceDefinition')) {
      const minimum = MINIMUM.get(object.name);
      const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(object.annotations[annotation] ?? '') ?? [];
      if (minimum === undefined || major === undefined) continue;
      const newer = Number(major) - minimum[0] || Number(minor) - minimum[1];
      if (newer >= 0) continue;
      yield {
        object,
        path: ['metadata', 'annotations', annotation],
        message: `${object.name} is of Gateway API ${object.annotations[annotation]}: Istio ignores such objects before v${minimum.join('.')}.0`,
        help: `Install the Gateway API's definitions of v${minimum.join('.')}.0 or later.`,
      };
    }
  },
};
