import { formatLabels, type Labels, selects } from '../model/labels';
import { type Protocol, servicePortProtocol } from '../model/protocol';
import { groupBy, indexed } from './indexed';
import type { Mesh } from './mesh';
import { type Service, servicesSelecting } from './selecting-services';

/** A port of a Service, seen from the workloads behind it. */
export interface WorkloadPort {
  readonly service: Service;
  /** What clients dial. */
  readonly servicePort: number;
  /** What the workload listens on, or `undefined` where a port name leads to no known container. */
  readonly workloadPort: number | undefined;
  readonly protocol: Protocol | undefined;
}

/** Services by the namespace alone and by the namespace with each label of their selector. */
const servicesByLabel = indexed((mesh) => {
  const filed: { readonly key: string; readonly service: Service }[] = [];
  for (const service of mesh.of('Service')) {
    const labels = Object.entries(service.spec.selector ?? {});
    if (labels.length > 0) filed.push({ key: service.namespace, service });
    for (const [key, value] of labels) filed.push({ key: `${service.namespace}/${key}=${value}`, service });
  }
  return groupBy(filed, ({ key }) => key);
});

/**
 * The ports on which Services send traffic to the workloads that a selector selects. Where the workloads themselves
 * are unknown, a Service counts whose selector contains the given one, or is contained in it.
 */
export function workloadPorts(mesh: Mesh, namespace: string, selector: Labels): readonly WorkloadPort[] {
  const key = `${namespace} ${formatLabels(selector)}`;
  const known = answered(mesh).get(key) ?? findWorkloadPorts(mesh, namespace, selector);
  answered(mesh).set(key, known);
  return known;
}

/** A policy of many rules asks the same question for each of them. */
const answered = indexed(() => new Map<string, readonly WorkloadPort[]>());

function findWorkloadPorts(mesh: Mesh, namespace: string, selector: Labels): readonly WorkloadPort[] {
  const workloads = mesh.workloads.selected(selector, namespace);
  const services = new Set(
    workloads.length > 0
      ? workloads.flatMap((workload) => servicesSelecting(mesh, workload))
      : servicesLike(mesh, namespace, selector),
  );
  return [...services].flatMap((service) => portsOf(mesh, service));
}

function servicesLike(mesh: Mesh, namespace: string, selector: Labels): readonly Service[] {
  const labels = Object.entries(selector);
  const keys = labels.length === 0 ? [namespace] : labels.map(([key, value]) => `${namespace}/${key}=${value}`);
  return keys
    .flatMap((key) => servicesByLabel(mesh).get(key) ?? [])
    .map(({ service }) => service)
    .filter(({ spec }) => selects(selector, spec.selector ?? {}) || selects(spec.selector ?? {}, selector));
}

/** The ports of a Service with the workload's own numbers. */
export function portsOf(mesh: Mesh, service: Service): readonly WorkloadPort[] {
  return (service.spec.ports ?? []).map((port) => {
    const target = port.targetPort ?? port.port;
    return {
      service,
      servicePort: port.port,
      workloadPort: typeof target === 'number' ? target : namedPort(mesh, service, target),
      protocol: servicePortProtocol(port),
    };
  });
}

function namedPort(mesh: Mesh, { spec, namespace }: Service, name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  for (const { pod } of mesh.workloads.selected(spec.selector ?? {}, namespace)) {
    for (const container of pod.containers ?? []) {
      const port = container.ports?.find((candidate) => candidate.name === name);
      if (port?.containerPort !== undefined) return port.containerPort;
    }
  }
  return undefined;
}
