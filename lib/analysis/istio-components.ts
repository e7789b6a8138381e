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
