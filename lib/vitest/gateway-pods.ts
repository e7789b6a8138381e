import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import { toResource } from '../mesh/resource';
import { formatObject } from '../model/finding';
import { selects } from '../model/labels';
import { groupOf, type Manifest } from '../model/manifest';
import type { Entry } from '../routing';

/** The pods that a Gateway configures, as far as the mesh tells where they run. */
export function gatewayPods(mesh: Mesh, manifest: Manifest, namespace: string | undefined): Entry {
  const resource = toResource(manifest, 0);
  if (resource.kind !== 'Gateway') throw new Error(`${formatObject(resource)} is no Gateway`);
  if (groupOf(manifest.apiVersion) === 'gateway.networking.k8s.io') {
    // Istio itself runs pods for it, next to it.
    const labels = { 'gateway.networking.k8s.io/gateway-name': resource.name };
    return { gateway: { namespace: namespace ?? resource.namespace, labels } };
  }
  const { selector = {} } = resource.spec as SpecByKind['Gateway'];
  const [pod] = mesh.workloads.selected(selector);
  if (namespace === undefined && pod !== undefined)
    return { gateway: { namespace: pod.namespace, labels: pod.labels } };
  const service = mesh
    .of('Service')
    .find(({ spec }) => spec.selector !== undefined && selects(selector, spec.selector));
  if (namespace === undefined && service !== undefined) {
    return { gateway: { namespace: service.namespace, labels: service.spec.selector ?? selector } };
  }
  return { gateway: { namespace: namespace ?? mesh.config.rootNamespace, labels: selector } };
}
