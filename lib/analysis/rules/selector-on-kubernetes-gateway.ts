import { kubernetesGatewayOf } from '../../mesh/data-plane';
import type { Rule } from '../rule';

const POLICIES = ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry', 'WasmPlugin'] as const;

/** A policy that selects the pods of a Gateway API gateway by their labels. */
export const selectorOnKubernetesGateway: Rule = {
  id: 'selector-on-kubernetes-gateway',
  level: 'warning',
  istio: 'IST0166',
  summary: 'A policy selects the pods of a Gateway API gateway by labels instead of naming the gateway.',
  why: 'Istio applies policies to such gateways by targetRefs only: the policy has no effect, and the gateway stays open.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: main-istio, namespace: edge, labels: { gateway.networking.k8s.io/gateway-name: main } }
spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: main, namespace: edge }
spec:
  selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: main } }
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: main, namespace: edge }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: main, namespace: edge }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: main }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  *check(mesh) {
    for (const kind of POLICIES) {
      for (const object of mesh.of(kind)) {
        const { selector, targetRef, targetRefs } = object.spec;
        if (selector === undefined || targetRef !== undefined || targetRefs?.length) continue;
        const workload = mesh.workloads
          .selected(selector.matchLabels ?? {}, object.namespace)
          .find((found) => kubernetesGatewayOf(found) !== undefined);
        if (workload === undefined) continue;
        const gateway = kubernetesGatewayOf(workload);
        yield {
          object,
          path: ['spec', 'selector'],
          message: `selectors have no effect on the pods of Gateway API gateway "${gateway}"`,
          help: `Write targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: ${gateway} }].`,
        };
      }
    }
  },
};
