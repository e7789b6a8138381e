import type { BackendRef } from '../../../imports/gateway-api.generated';
import type { Mesh } from '../../mesh/mesh';
import { isGranted } from '../../mesh/reference-grants';

/** A destination as VirtualServices write it; an empty host is one that cannot be reached. */
export interface BackendDestination {
  readonly host: string;
  readonly port?: { readonly number: number };
}

/** Who refers to backends. */
export interface Referrer {
  readonly mesh: Mesh;
  readonly kind: string;
  readonly namespace: string;
  /** Gateways need a ReferenceGrant for backends of other namespaces; the mesh's own traffic does not. */
  readonly needsGrant: boolean;
}

/** What can be a backend. */
const GROUPS: Readonly<Record<string, string | undefined>> = {
  Service: '',
  ServiceImport: 'multicluster.x-k8s.io',
  Hostname: 'networking.istio.io',
};

/**
 * The destination of a backend reference. `undefined` is a mistake for which Istio drops the whole route; a backend
 * that is missing or not granted is one that answers every request with an error.
 */
export function toDestination(to: BackendRef, referrer: Referrer): BackendDestination | undefined {
  const { mesh } = referrer;
  const kind = to.kind ?? 'Service';
  const namespace = to.namespace ?? referrer.namespace;
  if (referrer.needsGrant && namespace !== referrer.namespace) {
    const from = { group: 'gateway.networking.k8s.io', kind: referrer.kind, namespace: referrer.namespace };
    if (!isGranted(mesh, from, { group: to.group ?? '', kind, namespace, name: to.name })) return { host: '' };
  }
  if ((to.group ?? '') !== GROUPS[kind]) return { host: '' };
  if (kind === 'Hostname') {
    if (to.namespace !== undefined || to.port === undefined) return undefined;
    return { host: to.name, port: { number: to.port } };
  }
  if (to.name.includes('.') || to.port === undefined) return undefined;
  return { host: `${to.name}.${namespace}.svc.${mesh.config.domain}`, port: { number: to.port } };
}

/** Backends with a share of the requests, one weight each; a single one has none. `undefined` drops the route. */
export function weighted<B extends BackendRef>(
  backends: readonly B[],
  referrer: Referrer,
): readonly { readonly backend: B; readonly destination: BackendDestination; readonly weight?: number }[] | undefined {
  const active = backends.filter(({ weight = 1 }) => weight > 0);
  const routes = active.map((backend) => ({ backend, destination: toDestination(backend, referrer) }));
  if (routes.some(({ destination }) => destination === undefined)) return undefined;
  return routes.map(({ backend, destination }) => ({
    backend,
    destination: destination as BackendDestination,
    ...(routes.length > 1 && { weight: backend.weight ?? 1 }),
  }));
}
