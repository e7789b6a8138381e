import { hasSidecar } from '../mesh/data-plane';
import { indexed } from '../mesh/indexed';
import type { Resource } from '../mesh/resource';
import { type Service, servicesSelecting } from '../mesh/selecting-services';

/** A port by which a Service leads to a Deployment. */
export interface ServicePortUse {
  readonly service: Service;
  readonly port: number;
  /** The port of the pod: a number, or the name of a container's port. */
  readonly targetPort: string;
  readonly protocol: string;
}

/** The Deployments with sidecars, each with the ports that Services give it. Waypoints are Istio's own. */
export const deploymentPorts = indexed((mesh) => {
  const found: { readonly object: Resource; readonly ports: readonly ServicePortUse[] }[] = [];
  for (const workload of mesh.workloads.all) {
    const object = workload.resource;
    if (object.kind !== 'Deployment' || object.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller')
      continue;
    const services = servicesSelecting(mesh, workload);
    if (services.length < 2 || !hasSidecar(mesh, workload)) continue;
    found.push({ object, ports: services.flatMap((service) => [...portsOf(service)]) });
  }
  return found;
});

function* portsOf(service: Service): Iterable<ServicePortUse> {
  for (const { port, targetPort, protocol = 'TCP' } of service.spec.ports ?? []) {
    yield { service, port, targetPort: String(targetPort || port), protocol };
  }
}
