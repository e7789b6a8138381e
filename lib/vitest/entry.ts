import { readEntryText } from '../ask';
import type { Mesh } from '../mesh/mesh';
import type { Labels } from '../model/labels';
import type { Manifest } from '../model/manifest';
import type { DestinationValue } from '../model/reference';
import type { Entry } from '../routing';
import { gatewayPods } from './gateway-pods';
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
  | { readonly namespace: string; readonly labels: Labels }
  | { readonly gateway: ObjectLike; readonly ingressNamespace?: string }
  | ObjectLike;

/** A workload: its namespace and labels, both as a text, a Service or what holds one, a Deployment, or a version of a service. */
export type WorkloadLike =
  | string
  | { readonly namespace: string; readonly labels?: Labels; readonly serviceAccount?: string }
  | { readonly service: object }
  | DestinationValue
  | ObjectLike;

/**
 * A request that enters by a gateway. Of a Gateway, its selector stands for the labels of the pods, and they run where
 * the mesh has such pods or a Service for them, else in `istio-system`.
 *
 * @param namespace - where the pods run
 *
 * @example
 * const request = { from: gateway(edge), host: 'api.example.com', path: '/api/products' };
 * const other = { from: gateway('istio-ingress/istio=ingress'), host: 'api.example.com' };
 */
export function gateway(pods: GatewayLike, namespace?: string): EntryPoint {
  if (typeof pods === 'string') {
    const entry = { gateway: fromText(pods) };
    return { in: () => entry };
  }
  if ('labels' in pods) {
    const entry = { gateway: { namespace: namespace ?? pods.namespace, labels: pods.labels } };
    return { in: () => entry };
  }
  if ('gateway' in pods)
    return { in: (mesh) => gatewayPods(mesh, manifestOf(pods.gateway), namespace ?? pods.ingressNamespace) };
  return { in: (mesh) => gatewayPods(mesh, manifestOf(pods), namespace) };
}

/**
 * A request that a workload of the mesh sends.
 *
 * @example
 * const request = { from: workload(checkout.version('stable')), host: products, path: '/api/products' };
 * const other = { from: workload('web/app=frontend'), host: products };
 */
export function workload(sender: WorkloadLike): EntryPoint {
  if (typeof sender === 'string') {
    const entry = { workload: fromText(sender) };
    return { in: () => entry };
  }
  if ('host' in sender) return { in: (mesh) => workloadBehind(mesh, sender) };
  if ('service' in sender) return workload(sender.service as WorkloadLike);
  if ('toJson' in sender) return { in: (mesh) => workloadOf(mesh, manifestOf(sender)) };
  const { namespace, labels = {}, serviceAccount } = sender;
  const entry = { workload: { namespace, labels, ...(serviceAccount !== undefined && { serviceAccount }) } };
  return { in: () => entry };
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
