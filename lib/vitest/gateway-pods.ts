import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import { toResource } from '../mesh/resource';
import { formatObject } from '../model/finding';
import { type Labels, selects } from '../model/labels';
import { groupOf, type Manifest } from '../model/manifest';
import type { Entry } from '../routing';

/** Where a gateway's pods run, and as whom, where that is known better than from the mesh. */
export interface PodsOptions {
  /** @default - where the mesh has such pods or a Service for them, else `istio-system` */
  readonly namespace?: string | undefined;
  /** What policies of services know the gateway by. @default - that of the pods in the mesh, else `default` */
  readonly serviceAccount?: string | undefined;
}

/** The pods that a Gateway configures, as far as the mesh tells where they run. */
export function gatewayPods(mesh: Mesh, manifest: Manifest, { namespace, serviceAccount }: PodsOptions): Entry {
  const resource = toResource(manifest, 0);
  const entry = (place: string, labels: Labels, account = serviceAccount): Entry => ({
    gateway: { namespace: place, labels, ...(account !== undefined && { serviceAccount: account }) },
  });
  if (resource.kind !== 'Gateway') throw new Error(`${formatObject(resource)} is no Gateway`);
  if (groupOf(manifest.apiVersion) === 'gateway.networking.k8s.io') {
    // Istio itself runs pods for it, next to it.
    const labels = { 'gateway.networking.k8s.io/gateway-name': resource.name };
    return entry(namespace ?? resource.namespace, labels, serviceAccount ?? `${resource.name}-istio`);
  }
  const { selector = {} } = resource.spec as SpecByKind['Gateway'];
  const [pod] = mesh.workloads.selected(selector, namespace);
  if (pod !== undefined) return entry(pod.namespace, pod.labels, serviceAccount ?? pod.serviceAccount);
  const service = mesh
    .of('Service')
    .find((own) => own.namespace === (namespace ?? own.namespace) && selects(selector, own.spec.selector ?? {}));
  return entry(namespace ?? service?.namespace ?? mesh.config.rootNamespace, service?.spec.selector ?? selector);
}
