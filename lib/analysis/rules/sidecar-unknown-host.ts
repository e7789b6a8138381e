import { canDecideHost } from '../../mesh/known';
import { isWildcardHost, splitScopedHost } from '../../model/host-name';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** An egress host that nobody serves. */
export const sidecarUnknownHost: Rule = {
  id: 'sidecar-unknown-host',
  level: 'warning',
  kiali: 'KIA1004',
  summary: 'A Sidecar lists an egress host that is no Service and no ServiceEntry of that namespace.',
  why: 'The line has no effect. The host that was meant stays invisible for the workloads: their calls go around the mesh, or are refused with REGISTRY_ONLY.',
  bad: unknownExample('shop/product.shop.svc.cluster.local'),
  good: unknownExample('shop/products.shop.svc.cluster.local'),
  misses: ['Service', 'ServiceEntry'],
  *check(mesh) {
    for (const object of mesh.of('Sidecar')) {
      for (const [index, listener] of (object.spec.egress ?? []).entries()) {
        for (const [at, text] of listener.hosts.entries()) {
          const { namespace = '*', host } = splitScopedHost(text);
          if (namespace.startsWith('~') || isWildcardHost(host) || !canDecideHost(mesh, host)) continue;
          const scope = namespace === '.' ? object.namespace : namespace;
          const owners = mesh.registry.exact(host).map((entry) => entry.namespace);
          if (owners.some((owner) => scope === '*' || scope === owner)) continue;
          yield {
            object,
            path: ['spec', 'egress', index, 'hosts', at],
            message:
              owners.length > 0
                ? `"${text}" lets nothing through: ${host} is in namespace ${owners[0]}`
                : `"${text}" lets nothing through: nobody serves ${host}`,
            help:
              owners.length > 0
                ? `Write "${owners[0]}/${host}".`
                : suggestion(
                    host,
                    mesh.registry.hosts.map((entry) => entry.host),
                  ),
          };
        }
      }
    }
  },
};

function unknownExample(host: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['${host}', 'istio-system/*'] }] }
`;
}
