import { groupBy, indexed } from './indexed';
import type { Mesh } from './mesh';

const servicesByNamespace = indexed((mesh) => groupBy(mesh.of('Service'), (service) => service.namespace));

const occupied = indexed((mesh) => {
  const namespaces = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease', mesh.config.rootNamespace]);
  for (const resource of mesh.resources)
    namespaces.add(resource.kind === 'Namespace' ? resource.name : resource.namespace);
  namespaces.delete('');
  return namespaces;
});

/** The names of the Services of a namespace. */
export function serviceNames(mesh: Mesh, namespace: string): readonly string[] {
  return (servicesByNamespace(mesh).get(namespace) ?? []).map((service) => service.name);
}

/**
 * Whether the input can tell if a host exists. A service's name is decided by the Services of its namespace: where the
 * input holds none of them, they may stand elsewhere. Any other name is decided by whether hosts are declared at all.
 */
export function canDecideHost(mesh: Mesh, fqdn: string): boolean {
  const owner = namespaceOfService(mesh, fqdn);
  return owner === undefined ? mesh.registry.hosts.length > 0 : servicesByNamespace(mesh).has(owner);
}

/** The namespace in `<name>.<namespace>.svc.<domain>`, or `undefined` for any other name. */
export function namespaceOfService(mesh: Mesh, fqdn: string): string | undefined {
  const suffix = `.svc.${mesh.config.domain}`;
  if (!fqdn.endsWith(suffix)) return undefined;
  const service = fqdn.slice(0, -suffix.length);
  const dot = service.lastIndexOf('.');
  return dot < 0 ? undefined : service.slice(dot + 1);
}

/** The namespaces that exist: declared, lived in by some object of the input, or made by Kubernetes and Istio. */
export function knownNamespaces(mesh: Mesh): ReadonlySet<string> {
  return occupied(mesh);
}
