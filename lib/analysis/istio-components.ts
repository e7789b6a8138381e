import type { Resource } from '../mesh/resource';

const MANAGED: ReadonlySet<string> = new Set([
  'istio.io-gateway-controller',
  'istio.io-mesh-controller',
  'istio.io-eastwest-controller',
]);

/** Whether the object is part of Istio's installation. */
export function isControlPlane({ labels }: Resource): boolean {
  return labels['istio'] !== undefined || labels['release'] === 'istio';
}

/** Whether the object is part of Istio's installation or was made by it for a gateway. */
export function isIstioComponent(object: Resource): boolean {
  return isControlPlane(object) || MANAGED.has(object.labels['gateway.istio.io/managed'] ?? '');
}

const SYSTEM_NAMESPACES: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
]);

/** Whether the namespace is Kubernetes' own: nobody writes what is in it, and nobody can put it right. */
export function isSystemNamespace(namespace: string): boolean {
  return SYSTEM_NAMESPACES.has(namespace);
}
