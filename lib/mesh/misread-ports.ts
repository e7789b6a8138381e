import type { Labels } from '../model/labels';
import type { Mesh } from './mesh';
import { type WorkloadPort, workloadPorts } from './service-ports';

/**
 * The Service port that was written where the workload's own port is asked for: nothing behind the selector listens on
 * that number, and a Service forwards it to another. `undefined` where the number may be right.
 */
export function misreadPort(mesh: Mesh, namespace: string, selector: Labels, number: number): WorkloadPort | undefined {
  const ports = workloadPorts(mesh, namespace, selector);
  if (ports.some(({ workloadPort }) => workloadPort === undefined || workloadPort === number)) return undefined;
  const listens = mesh.workloads
    .selected(selector, namespace)
    .some(({ pod }) => pod.containers?.some(({ ports: own }) => own?.some((port) => port.containerPort === number)));
  return listens ? undefined : ports.find(({ servicePort }) => servicePort === number);
}
