import { type Labels, selects } from '../model/labels';
import { hasSidecar, isAmbient, mayBeInMesh } from './data-plane';
import { indexed } from './indexed';
import type { Mesh } from './mesh';
import { effectiveMtls, type MtlsMode, type PeerAuthentication } from './peer-authentications';
import type { RegistryHost, RegistryPort } from './registry';
import type { Service } from './selecting-services';
import { portsOf } from './service-ports';
import type { Workload } from './workloads';

/** How the pods behind a Service's port take connections. */
export interface ServerMtls {
  readonly mode: MtlsMode;
  readonly source: PeerAuthentication | undefined;
  /** Whether the pods have a proxy at all; `undefined` where the input does not say. */
  readonly proxy: boolean | undefined;
}

/**
 * The modes of the pods behind a Service's port, one for each workload of the input, or one for all pods that the
 * Service selects. `subset` narrows them. Gateways are left out: their servers decide.
 */
export function serverMtls(mesh: Mesh, entry: RegistryHost, port: RegistryPort, subset: Labels = {}): ServerMtls[] {
  if (entry.resource.kind !== 'Service') return [];
  const service = entry.resource as Service;
  const selector = { ...service.spec.selector, ...subset };
  if (Object.keys(service.spec.selector ?? {}).length === 0) return [];
  if (gatewaySelectors(mesh).some((gateway) => selects(gateway, selector))) return [];
  const target = portsOf(mesh, service).find(({ servicePort }) => servicePort === port.number)?.workloadPort;
  const workloads = mesh.workloads.selected(selector, service.namespace);
  if (workloads.length === 0) {
    return [{ ...effectiveMtls(mesh, service.namespace, selector, target), proxy: undefined }];
  }
  return workloads.map((workload) => ({
    ...effectiveMtls(mesh, workload.namespace, workload.labels, target),
    proxy: proxied(mesh, workload),
  }));
}

const gatewaySelectors = indexed((mesh) => {
  const selectors = mesh.of('Gateway').map(({ spec }) => spec.selector ?? {});
  return [...new Map(selectors.map((selector) => [JSON.stringify(selector), selector])).values()].filter(
    (selector) => Object.keys(selector).length > 0,
  );
});

/** Where neither the pod nor its Namespace is there to say so, nobody knows. */
function proxied(mesh: Mesh, workload: Workload): boolean | undefined {
  if (hasSidecar(mesh, workload) || isAmbient(mesh, workload)) return true;
  return mayBeInMesh(mesh, workload) ? undefined : false;
}
