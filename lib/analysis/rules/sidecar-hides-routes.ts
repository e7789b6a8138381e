import { MESH_GATEWAY } from '../../mesh/gateways';
import { groupBy, indexed } from '../../mesh/indexed';
import { boundGateways } from '../../mesh/route-targets';
import { imports } from '../../mesh/sidecar-imports';
import { Sidecars } from '../../mesh/sidecars';
import { toVisibility } from '../../mesh/visibility';
import { toFqdn } from '../../model/host-name';
import type { Rule } from '../rule';

const sidecarsByNamespace = indexed((mesh) => groupBy(mesh.of('Sidecar'), ({ namespace }) => namespace));
const governing = indexed((mesh) => new Sidecars(mesh));

/** Routes that no proxy of their audience loads. */
export const sidecarHidesRoutes: Rule = {
  id: 'sidecar-hides-routes',
  level: 'warning',
  summary: 'The egress hosts of a Sidecar leave out a VirtualService that is for its workloads.',
  why: 'A proxy loads only VirtualServices whose host its Sidecar lists. Its rules do not hold for these workloads, and their calls to the host may end in 502 or go around the mesh.',
  bad: hidesExample('istio-system/*'),
  good: hidesExample('./*'),
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      const { spec, namespace } = object;
      if (!spec.hosts?.length || !boundGateways(mesh, object).has(MESH_GATEWAY)) continue;
      const hosts = spec.hosts.map((host) => toFqdn(host, namespace, mesh.config.domain));
      const visibility = toVisibility(spec.exportTo, namespace, mesh.config.defaultVirtualServiceExportTo);
      const sidecars = sidecarsByNamespace(mesh).get(namespace) ?? [];
      const general = sidecars.find((sidecar) => sidecar.spec.workloadSelector === undefined);
      const ownOnly = visibility.size === 1 && visibility.has(namespace);
      if (ownOnly && general !== undefined && !sidecars.some((sidecar) => imports(sidecar, namespace, hosts))) {
        yield {
          object,
          path: ['spec', 'hosts'],
          message: `no proxy loads these rules: they are exported to ${namespace} alone, where Sidecar ${general.name} leaves out ${hosts.join(', ')}`,
          help: `Add "./${hosts[0]}" to the egress hosts of Sidecar ${namespace}/${general.name}.`,
        };
        continue;
      }
      for (const [index, rule] of (spec.http ?? []).entries()) {
        for (const [at, item] of (rule.match ?? []).entries()) {
          const labels = item.sourceLabels ?? {};
          if (item.gateways?.length || Object.keys(labels).length === 0) continue;
          const client = mesh.workloads.selected(labels, item.sourceNamespace || namespace)[0];
          const sidecar = client && governing(mesh).of(client.namespace, client.labels);
          if (sidecar === undefined || imports(sidecar, namespace, hosts)) continue;
          yield {
            object,
            path: ['spec', 'http', index, 'match', at, 'sourceLabels'],
            message: `the workloads this rule is for never load it: Sidecar ${sidecar.namespace}/${sidecar.name} leaves out ${hosts.join(', ')}`,
            help: `Add "${namespace}/${hosts[0]}" to its egress hosts.`,
          };
        }
      }
    }
  },
};

function hidesExample(egress: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['${egress}'] }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  exportTo: [.]
  http: [{ timeout: 5s, route: [{ destination: { host: api.example.com } }] }]
`;
}
