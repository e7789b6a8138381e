import { MESH_GATEWAY } from '../../mesh/gateways';
import { boundGateways } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** A Service named as `service.namespace`, which Istio does not expand. */
export const serviceDotNamespaceHost: Rule = {
  id: 'service-dot-namespace-host',
  level: 'warning',
  summary: 'A VirtualService is for a host like "reviews.prod", which Istio does not take for a Service.',
  why: "Istio completes names without a dot only. `reviews.prod` stays a host of its own beside the Service's, and the rules do not hold for requests to the Service's full name.",
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: prod }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: prod }
spec:
  hosts: [reviews.prod]
  http: [{ timeout: 5s, route: [{ destination: { host: reviews.prod.svc.cluster.local } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: prod }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: prod }
spec:
  hosts: [reviews.prod.svc.cluster.local]
  http: [{ timeout: 5s, route: [{ destination: { host: reviews.prod.svc.cluster.local } }] }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      if (!boundGateways(mesh, object).has(MESH_GATEWAY)) continue;
      for (const [index, host] of (object.spec.hosts ?? []).entries()) {
        const [service, namespace, suffix, ...rest] = host.split('.');
        if (namespace === undefined || rest.length > 0 || (suffix !== undefined && suffix !== 'svc')) continue;
        const full = `${service}.${namespace}.svc.${mesh.config.domain}`;
        if (mesh.registry.exact(host).length > 0 || mesh.registry.exact(full).length === 0) continue;
        yield {
          object,
          path: ['spec', 'hosts', index],
          message: `"${host}" is not the Service ${namespace}/${service} to Istio: the rules do not hold for requests to ${full}`,
          help: `Write "${full}".`,
        };
      }
    }
  },
};
