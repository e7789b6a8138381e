import { hasSidecar, isAmbient, isAmbientNamespace, isGatewayPod } from '../mesh/data-plane';
import { isSelectedByGateway } from '../mesh/gateway-workloads';
import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Workload } from '../mesh/workloads';
import { type Labels, selects } from '../model/labels';
import type { Cluster } from './clusters';
import type { ProxyNode } from './proxy';
import { ANY_ADDRESS } from './service';

/** Workloads behind a cluster that the mesh treats alike. */
export interface Server {
  readonly proxy: ProxyNode;
  /** Whether a proxy of the mesh takes its connections, which is what a client's auto mTLS goes by. */
  readonly inMesh: boolean;
  /** Whether ztunnel rather than a sidecar takes them. */
  readonly isAmbient: boolean;
  /** Whether it is the pod of a gateway, which takes what its Gateways say. */
  readonly isGateway: boolean;
}

/** The servers behind a cluster. */
export interface Servers {
  /** Empty where the endpoints are outside of the mesh. */
  readonly servers: readonly Server[];
  /** `undefined` where the manifests do not say. */
  readonly hasEndpoints: boolean | undefined;
}

/** Finds the workloads behind a cluster. Where no manifest has any, the labels that would select them stand in. */
export function serversOf(mesh: Mesh, cluster: Cluster): Servers {
  const { service, subset } = cluster;
  const selector = service.selector;
  if (service.isKubernetes) {
    if (selector === undefined || Object.keys(selector).length === 0) return { servers: [], hasEndpoints: undefined };
    return bySelector(mesh, service.namespace, selector, subset?.labels ?? {});
  }
  if (selector !== undefined) return bySelector(mesh, service.namespace, selector, subset?.labels ?? {});
  return byEndpoints(cluster);
}

function bySelector(mesh: Mesh, namespace: string, selector: Labels, subset: Labels): Servers {
  const workloads = mesh.workloads.selected(selector, namespace);
  const entries = mesh.of('WorkloadEntry').filter((entry) => {
    return entry.namespace === namespace && selects(selector, { ...entry.spec.labels, ...entry.labels });
  });
  if (workloads.length === 0 && entries.length === 0) {
    const labels = { ...selector, ...subset };
    const isGateway = isSelectedByGateway(mesh, labels);
    const ambient = !isGateway && isAmbientNamespace(mesh.find('Namespace', '', namespace));
    const inMesh = isGateway || ambient || namespaceInMesh(mesh, namespace);
    const server = { proxy: toProxy(namespace, labels, 'default', isGateway), inMesh, isAmbient: ambient, isGateway };
    return { servers: [server], hasEndpoints: undefined };
  }
  const servers = [
    ...workloads.filter(({ labels }) => selects(subset, labels)).map((workload) => fromWorkload(mesh, workload)),
    ...entries.flatMap((entry) => {
      const labels = { ...entry.spec.labels, ...entry.labels };
      return selects(subset, labels) ? [fromEndpoint(namespace, labels, entry.spec.serviceAccount)] : [];
    }),
  ];
  return { servers, hasEndpoints: servers.length > 0 };
}

function byEndpoints({ service, subset }: Cluster): Servers {
  const spec = service.resource.spec as SpecByKind['ServiceEntry'];
  const endpoints = spec.endpoints ?? [];
  if (endpoints.length === 0) return { servers: [], hasEndpoints: service.resolution === 'STATIC' ? false : undefined };
  const chosen = endpoints.filter(({ labels }) => selects(subset?.labels ?? {}, labels ?? {}));
  const servers = chosen.map((endpoint) =>
    fromEndpoint(service.namespace, endpoint.labels ?? {}, endpoint.serviceAccount),
  );
  return { servers: service.isExternal ? [] : servers, hasEndpoints: chosen.length > 0 };
}

function fromWorkload(mesh: Mesh, workload: Workload): Server {
  const { namespace, labels, serviceAccount } = workload;
  const known = mesh.find('Namespace', '', namespace) !== undefined;
  const isGateway = isGatewayPod(workload) || isSelectedByGateway(mesh, labels);
  if (isGateway)
    return { proxy: toProxy(namespace, labels, serviceAccount, true), inMesh: true, isAmbient: false, isGateway };
  const ambient = isAmbient(mesh, workload);
  const inMesh = ambient || hasSidecar(mesh, workload) || (!known && labels['sidecar.istio.io/inject'] !== 'false');
  return { proxy: toProxy(namespace, labels, serviceAccount), inMesh, isAmbient: ambient, isGateway };
}

/** An address given by hand is in the mesh when it says so, or names the service account of a proxy. */
function fromEndpoint(namespace: string, labels: Labels, serviceAccount: string | undefined): Server {
  const mode = labels['security.istio.io/tlsMode'];
  const inMesh = mode === undefined ? Boolean(serviceAccount) : mode === 'istio';
  return { proxy: toProxy(namespace, labels, serviceAccount || 'default'), inMesh, isAmbient: false, isGateway: false };
}

/** Whether pods of a namespace get a proxy; without the Namespace's own word they are taken to. */
function namespaceInMesh(mesh: Mesh, namespace: string): boolean {
  const labels = mesh.find('Namespace', '', namespace)?.labels;
  if (labels === undefined) return true;
  const mark = labels['istio-injection'];
  return mark === undefined ? Boolean(labels['istio.io/rev']) : mark === 'enabled';
}

function toProxy(namespace: string, labels: Labels, serviceAccount: string, isGateway = false): ProxyNode {
  return { kind: isGateway ? 'gateway' : 'sidecar', namespace, labels, serviceAccount, addresses: [] };
}

/** Whether a gateway cannot reach a service because only the client's own address would say where it is. */
export function needsOriginalAddress({ service }: Cluster): boolean {
  return (
    service.resolution === 'NONE' &&
    !service.isKubernetes &&
    service.address === ANY_ADDRESS &&
    !hasEndpoints(service.resource.spec)
  );
}

function hasEndpoints(spec: unknown): boolean {
  return ((spec as SpecByKind['ServiceEntry']).endpoints ?? []).length > 0;
}
