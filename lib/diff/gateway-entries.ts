import { selects } from '../model/labels';
import type { Entry } from '../routing';
import { GATEWAY_NAME } from '../routing/gateway-api/listeners';
import type { Side } from './side';

/** The pods that the Gateways of a mesh configure; where no manifest has any, the selectors stand for them. */
export function* gatewayEntries({ mesh, simulator }: Side): Generator<Entry, void> {
  const services = mesh.of('Service');
  for (const { namespace, spec, annotations } of simulator.index.gateways.all) {
    const selector = spec.selector ?? {};
    const managed = annotations[GATEWAY_NAME];
    if (managed !== undefined) yield { gateway: { namespace, labels: { [GATEWAY_NAME]: managed, ...selector } } };
    const isAnyPod = Object.keys(selector).length === 0;
    const pods = isAnyPod ? [] : mesh.workloads.selected(selector);
    for (const pod of pods) yield { gateway: { namespace: pod.namespace, labels: pod.labels } };
    const before = isAnyPod
      ? []
      : services.filter(({ spec: own }) => own.selector !== undefined && selects(selector, own.selector));
    for (const service of pods.length > 0 ? [] : before) {
      yield { gateway: { namespace: service.namespace, labels: service.spec.selector ?? selector } };
    }
    if (pods.length + before.length === 0 && managed === undefined) {
      yield { gateway: { namespace: mesh.config.rootNamespace, labels: selector } };
    }
  }
}
