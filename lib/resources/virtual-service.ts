import type { Construct } from 'constructs';
import type { VirtualServiceSpecProps } from '../../imports/istio-props.generated';
import { reference, type VirtualServiceValue } from '../model/reference';
import { elsewhere } from './elsewhere';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link VirtualService}: Istio's VirtualService with references for hosts, gateways, destinations and delegates, and `metadata`. */
export interface VirtualServiceProps extends MeshObjectProps, VirtualServiceSpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' };

/**
 * How requests for some hosts are routed, in the mesh or at gateways. Writes one `VirtualService`. Without `hosts` it
 * is a delegate of another one.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 *
 * @example
 * new VirtualService(chart, 'reviews', {
 *   hosts: [reviews],
 *   http: [{ route: [{ destination: reviews.port('http') }], timeout: '5s' }],
 * });
 */
export class VirtualService extends MeshObject<VirtualServiceProps> {
  constructor(scope: Construct, id: string, props: VirtualServiceProps) {
    super(scope, id, KIND, props);
  }

  /** A VirtualService that exists outside of this program. */
  static fromName(name: string, options: { readonly namespace: string }): VirtualServiceValue {
    return reference('VirtualService', { name, namespace: elsewhere('VirtualService', name, options).namespace });
  }

  /** What `delegate` of a root VirtualService takes. */
  get virtualService(): VirtualServiceValue {
    return reference('VirtualService', { name: this.name, namespace: this.namespace });
  }
}
