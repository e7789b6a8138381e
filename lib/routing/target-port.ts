import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { RegistryPort } from '../mesh/registry';
import type { Service } from './service';

/**
 * The port that workloads listen on for a service's port: `targetPort`, by default the same. A port's name is looked up
 * in the containers of the workloads; `undefined` when none has it. Endpoints of a ServiceEntry may have their own.
 */
export function targetPortOf(mesh: Mesh, service: Service, port: RegistryPort): number | undefined {
  const target = port.targetPort ?? port.number;
  if (!service.isKubernetes) {
    const endpoints = (service.resource.spec as SpecByKind['ServiceEntry']).endpoints ?? [];
    const own = endpoints.find((endpoint) => endpoint.ports !== undefined && Object.hasOwn(endpoint.ports, port.name));
    return own?.ports?.[port.name] ?? (Number(target) || port.number);
  }
  if (typeof target === 'number') return target;
  if (/^\d+$/.test(target)) return Number(target);
  for (const { pod } of mesh.workloads.selected(service.selector ?? {}, service.namespace)) {
    for (const container of pod.containers ?? []) {
      const named = container.ports?.find(({ name }) => name === target);
      if (named?.containerPort !== undefined) return named.containerPort;
    }
  }
  return undefined;
}
