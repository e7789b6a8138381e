import { clientPolicy } from '../mesh/client-policy';
import { Mesh } from '../mesh/mesh';
import { toResource } from '../mesh/resource';
import { formatObject } from '../model/finding';
import type { Labels } from '../model/labels';
import type { Manifest } from '../model/manifest';
import type { DestinationValue } from '../model/reference';
import type { Entry } from '../routing';

/** The workload that a Pod, a Deployment or its like runs, or that is behind a Service. */
export function workloadOf(mesh: Mesh, manifest: Manifest): Entry {
  const resource = toResource(manifest, 0);
  if (resource.kind === 'Service') {
    const { selector = {} } = resource.spec as { readonly selector?: Labels };
    return selected(mesh, resource.namespace, selector);
  }
  const [workload] = Mesh.from([manifest]).workloads.all;
  if (workload === undefined) throw new Error(`${formatObject(resource)} runs no pods and is no Service`);
  const { namespace, labels, serviceAccount } = workload;
  return { workload: { namespace, labels, serviceAccount } };
}

/** The workload behind a host, or behind one subset of it. */
export function workloadBehind(mesh: Mesh, { host, subset }: Pick<DestinationValue, 'host' | 'subset'>): Entry {
  const service = mesh.registry.exact(host.name).find(({ resource }) => resource.kind === 'Service')?.resource;
  if (service === undefined)
    throw new Error(`${host.name} is no Service of this mesh, so no workload of it sends requests`);
  const { selector = {} } = service.spec as { readonly selector?: Labels };
  const subsets = clientPolicy(mesh, { host: host.name, port: 0 }, service.namespace)?.rule.subsets;
  const labels = subsets?.find(({ name }) => name === subset)?.labels;
  return selected(mesh, service.namespace, { ...selector, ...labels });
}

/** What runs with these labels, else labels alone: then the service account is `default`. */
function selected(mesh: Mesh, namespace: string, labels: Labels): Entry {
  const [workload] = mesh.workloads.selected(labels, namespace);
  if (workload === undefined) return { workload: { namespace, labels } };
  return { workload: { namespace, labels: workload.labels, serviceAccount: workload.serviceAccount } };
}
