import type { Labels } from '../model/labels';
import type { Mesh } from './mesh';
import type { Resource } from './resource';
import type { Workload } from './workloads';

/** Whether ztunnel carries the traffic of a namespace's pods: labelled for ambient and not for sidecars. */
export function isAmbientNamespace(namespace: Resource | undefined): boolean {
  if (namespace === undefined) return false;
  const { labels } = namespace;
  if (labels['istio-injection'] === 'enabled' || labels['istio.io/rev']) return false;
  return labels['istio.io/dataplane-mode'] === 'ambient';
}

/** Whether ztunnel carries a workload's traffic, by its own mark or its namespace's. */
export function isAmbient(mesh: Mesh, workload: Workload): boolean {
  if (workload.annotations['ambient.istio.io/redirection'] === 'enabled') return true;
  const own = workload.labels['istio.io/dataplane-mode'];
  if (own !== undefined) return own === 'ambient';
  return !hasProxy(workload) && isAmbientNamespace(mesh.find('Namespace', '', workload.namespace));
}

/** Whether the pod carries Istio's proxy: written into it, or to be injected by its own mark or its namespace's. */
export function hasSidecar(mesh: Mesh, workload: Workload): boolean {
  if (hasProxy(workload)) return true;
  const own = injectionMark(workload.labels) ?? injectionMark(workload.annotations);
  if (own !== undefined) return own;
  const namespace = mesh.find('Namespace', '', workload.namespace);
  if (namespace === undefined) return false;
  const mark = namespace.labels['istio-injection'];
  return mark === undefined ? Boolean(namespace.labels['istio.io/rev']) : mark === 'enabled';
}

/**
 * Whether the text leaves open if a workload is in the mesh: it does not say so itself, and its namespace is not in the input.
 * Charts seldom write their namespace, so that nothing follows from its absence.
 */
export function mayBeInMesh(mesh: Mesh, { namespace, labels, annotations }: Workload): boolean {
  if (mesh.find('Namespace', '', namespace) !== undefined) return false;
  return (injectionMark(labels) ?? injectionMark(annotations)) === undefined && !labels['istio.io/dataplane-mode'];
}

/** Whether the proxy's container stands in the pod's own text. */
export function hasProxy({ pod }: Workload): boolean {
  const containers = [...(pod.containers ?? []), ...(pod.initContainers ?? [])];
  return containers.some((container) => container.name === 'istio-proxy');
}

/** Whether the pod was made by Istio for a Gateway API gateway, and for which. */
export function kubernetesGatewayOf(workload: Workload): string | undefined {
  return workload.labels['gateway.networking.k8s.io/gateway-name'];
}

/** Whether a pod's own text makes it a gateway's: injected from the template for gateways, or made by Istio for one. */
export function isGatewayPod(workload: Workload): boolean {
  const templates = workload.annotations['inject.istio.io/templates']?.split(',') ?? [];
  return templates.includes('gateway') || kubernetesGatewayOf(workload) !== undefined;
}

function injectionMark(marks: Labels): boolean | undefined {
  const mark = marks['sidecar.istio.io/inject'];
  return mark === undefined ? undefined : mark === 'true';
}
