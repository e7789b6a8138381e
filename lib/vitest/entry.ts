import { readEntryText } from '../ask';
import type { Mesh } from '../mesh/mesh';
import type { Labels } from '../model/labels';
import type { Manifest } from '../model/manifest';
import type { DestinationValue, HostValue } from '../model/reference';
import type { Entry } from '../routing';
import { gatewayPods, type PodsOptions } from './gateway-pods';
import { workloadBehind, workloadOf } from './workload-of';

/** Where a request comes from, found when the mesh is known. */
export interface EntryPoint {
  /** @throws Error where the mesh does not say which pods are meant */
  in(mesh: Mesh): Entry;
}

/** A construct of one object, of this package or of cdk8s: a Gateway, a Service, a Deployment. */
export interface ObjectLike {
  toJson(): unknown;
}

/** A gateway's pods: a Gateway or a pattern that makes one, their namespace and labels, or both as a text. */
export type GatewayLike =
  | string
  | { readonly namespace: string; readonly labels: Labels; readonly serviceAccount?: string }
  | { readonly gateway: ObjectLike; readonly ingressNamespace?: string }
  | ObjectLike;

/** A workload: its namespace and labels, both as a text, a Service or what holds one, a Deployment, or a version of a service. */
export type WorkloadLike =
  | string
  | { readonly namespace: string; readonly labels?: Labels; readonly serviceAccount?: string }
  | { readonly service: object }
  | { readonly host: HostValue }
  | DestinationValue
  | ObjectLike;

/**
 * A request that enters by a gateway. Of a Gateway, its selector stands for the labels of the pods, and they run where
 * the mesh has such pods or a Service for them, else in `istio-system`.
 *
 * @example
 * const request = { from: gateway(edge), host: 'api.example.com', path: '/api/products' };
 * const other = { from: gateway('istio-ingress/istio=ingress'), host: 'api.example.com' };
 */
export function gateway(pods: GatewayLike, options: PodsOptions = {}): EntryPoint {
  if (typeof pods === 'string') return fixed({ gateway: { ...fromText(pods), ...given(options) } });
  if ('labels' in pods) return fixed({ gateway: { ...pods, ...given(options) } });
  const [object, own] = 'gateway' in pods ? [pods.gateway, { namespace: pods.ingressNamespace }] : [pods, {}];
  return { in: (mesh) => gatewayPods(mesh, manifestOf(object), { ...own, ...given(options) }) };
}

/**
 * A request that a workload of the mesh sends.
 *
 * @example
 * const request = { from: workload(checkout.version('stable')), host: products, path: '/api/products' };
 * const other = { from: workload('web/app=frontend'), host: products };
 */
export function workload(sender: WorkloadLike): EntryPoint {
  if (typeof sender === 'string') return fixed({ workload: fromText(sender) });
  if ('host' in sender) return { in: (mesh) => workloadBehind(mesh, sender) };
  if ('service' in sender) return workload(sender.service as WorkloadLike);
  if ('toJson' in sender) return { in: (mesh) => workloadOf(mesh, manifestOf(sender)) };
  return fixed({ workload: sender });
}

function fixed(entry: Entry): EntryPoint {
  return { in: () => entry };
}

function given({ namespace, serviceAccount }: PodsOptions): {
  readonly namespace?: string;
  readonly serviceAccount?: string;
} {
  return { ...(namespace !== undefined && { namespace }), ...(serviceAccount !== undefined && { serviceAccount }) };
}

function fromText(text: string): { readonly namespace: string; readonly labels: Labels } {
  const read = readEntryText(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

function manifestOf(object: ObjectLike): Manifest {
  if (typeof object?.toJson !== 'function') {
    throw new Error('this is known by name alone: say which pods are meant, as "namespace/label=value"');
  }
  return object.toJson() as Manifest;
}
