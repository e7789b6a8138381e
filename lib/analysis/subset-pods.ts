import { groupBy, indexed } from '../mesh/indexed';
import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { RegistryHost } from '../mesh/registry';
import type { Resource } from '../mesh/resource';
import type { Service } from '../mesh/selecting-services';
import type { Workload } from '../mesh/workloads';
import type { Labels } from '../model/labels';

/** The labels of one endpoint, asked one by one. */
export type EndpointLabels = (key: string) => string | undefined;

/**
 * The endpoints of a host whose labels the input knows: the workloads its selector selects, or those a ServiceEntry
 * lists. `undefined` for a host that is an endpoint itself, found by DNS.
 */
export function endpointsOf(mesh: Mesh, { resource, namespace }: RegistryHost): readonly EndpointLabels[] | undefined {
  if (resource.kind === 'Service') return selected(mesh, (resource as Service).spec.selector, namespace);
  const { workloadSelector, endpoints } = (resource as Resource<SpecByKind['ServiceEntry']>).spec;
  if (endpoints !== undefined)
    return endpoints.map(
      ({ labels = {} }) =>
        (key) =>
          labels[key],
    );
  return workloadSelector === undefined ? undefined : selected(mesh, workloadSelector.labels, namespace);
}

/** A Service without selector has its endpoints written by hand, and those have no labels. */
function selected(mesh: Mesh, selector: Labels | undefined, namespace: string): readonly EndpointLabels[] {
  if (selector === undefined || Object.keys(selector).length === 0) return [];
  const entries = workloadEntries(mesh).get(namespace) ?? [];
  return [
    ...mesh.workloads.selected(selector, namespace).map((workload) => podLabels(mesh, workload)),
    ...entries
      .map(
        ({ spec }): EndpointLabels =>
          (key) =>
            spec.labels?.[key],
      )
      .filter((labels) => holds(labels, selector)),
  ];
}

const workloadEntries = indexed((mesh) => groupBy(mesh.of('WorkloadEntry'), ({ namespace }) => namespace));

/** Whether an endpoint has all the labels. */
export function holds(endpoint: EndpointLabels, labels: Labels): boolean {
  return Object.entries(labels).every(([key, value]) => endpoint(key) === value);
}

const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';
const SUBZONE = 'topology.istio.io/subzone';
const HOSTNAME = 'kubernetes.io/hostname';

/** The labels Istio gives a pod's endpoint: its own, and where its node stands. */
function podLabels(mesh: Mesh, { labels, pod }: Workload): EndpointLabels {
  const node = pod.nodeName === undefined ? undefined : mesh.find('Node', '', pod.nodeName);
  return (key) => {
    if (key === HOSTNAME) return pod.nodeName;
    const locality = key === REGION || key === ZONE || key === SUBZONE;
    // Istio takes an empty place for none.
    return labels[key] ?? ((locality && node?.labels[key]) || undefined);
  };
}
