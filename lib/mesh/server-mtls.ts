import { type Labels, selects } from '../model/labels';
import { hasSidecar, isAmbient, mayBeInMesh } from './data-plane';
import { groupBy, indexed } from './indexed';
import type { SpecByKind } from './kinds';
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
 * The modes of what is behind a host's port, one for each workload and machine of the input, or one for all pods that
 * the Service selects. `subset` narrows them. Gateways are left out: their servers decide.
 */
export function serverMtls(mesh: Mesh, entry: RegistryHost, port: RegistryPort, subset: Labels = {}): ServerMtls[] {
  const { resource, namespace } = entry;
  const own = selectorOf(entry);
  const selector = { ...own, ...subset };
  if (Object.keys(own).length === 0) return [];
  if (gatewaySelectors(mesh).some((gateway) => selects(gateway, selector))) return [];
  const target = resource.kind === 'Service' ? targetOf(mesh, resource as Service, port) : entryTarget(port);
  const machines = machinesWithProxy(mesh).get(namespace) ?? [];
  const known = [
    ...mesh.workloads.selected(selector, namespace).map((found) => ({ ...found, proxy: proxied(mesh, found) })),
    ...(resource.kind === 'Service' ? [] : machines.filter(({ labels }) => selects(selector, labels))),
  ];
  if (known.length > 0) {
    return known.map(({ labels, proxy }) => ({ ...effectiveMtls(mesh, namespace, labels, target), proxy }));
  }
  return resource.kind === 'Service' ? [{ ...effectiveMtls(mesh, namespace, selector, target), proxy: undefined }] : [];
}

/** What a Service or ServiceEntry picks its endpoints by. */
function selectorOf({ resource }: RegistryHost): Labels {
  if (resource.kind === 'Service') return (resource as Service).spec.selector ?? {};
  return (resource.spec as SpecByKind['ServiceEntry']).workloadSelector?.labels ?? {};
}

function targetOf(mesh: Mesh, service: Service, port: RegistryPort): number | undefined {
  return portsOf(mesh, service).find(({ servicePort }) => servicePort === port.number)?.workloadPort;
}

function entryTarget({ number, targetPort }: RegistryPort): number {
  return typeof targetPort === 'number' ? targetPort : number;
}

/** Machines that Istio takes for such with a proxy, by namespace: a service account says so, or the label. */
const machinesWithProxy = indexed((mesh) =>
  groupBy(
    mesh
      .of('WorkloadEntry')
      .filter(({ spec }) => spec.serviceAccount || spec.labels?.['security.istio.io/tlsMode'] === 'istio')
      .map(({ namespace, spec }) => ({ namespace, labels: spec.labels ?? {}, proxy: true })),
    ({ namespace }) => namespace,
  ),
);

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
