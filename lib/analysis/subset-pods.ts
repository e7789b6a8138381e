import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { Service } from '../mesh/selecting-services';
import type { Workload } from '../mesh/workloads';
import type { Labels } from '../model/labels';

/** The labels by which a Service or ServiceEntry picks its pods, or `undefined` where it picks none. */
export function selectorOf(resource: Resource): Labels | undefined {
  if (resource.kind === 'Service') return (resource as Service).spec.selector;
  const { workloadSelector, endpoints } = (resource as Resource<SpecByKind['ServiceEntry']>).spec;
  return endpoints === undefined ? workloadSelector?.labels : undefined;
}

const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';
const SUBZONE = 'topology.istio.io/subzone';
const HOSTNAME = 'kubernetes.io/hostname';

/** The labels Istio gives a pod's endpoint: its own, and where its node stands. */
export function podLabels(mesh: Mesh, { labels, pod }: Workload): (key: string) => string | undefined {
  const node = pod.nodeName === undefined ? undefined : mesh.find('Node', '', pod.nodeName);
  return (key) => {
    if (key === HOSTNAME) return pod.nodeName;
    const locality = key === REGION || key === ZONE || key === SUBZONE;
    // Istio takes an empty place for none.
    return labels[key] ?? ((locality && node?.labels[key]) || undefined);
  };
}
