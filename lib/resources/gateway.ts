import type { Construct } from 'constructs';
import type { GatewaySpecProps } from '../../imports/istio-props.generated';
import { BRAND, type GatewayValue, reference } from '../model/reference';
import { elsewhere } from './elsewhere';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link Gateway}: Istio's Gateway, and `metadata`. */
export interface GatewayProps extends MeshObjectProps, GatewaySpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', nameRule: 'label' };

/**
 * Which ports and hosts the gateway pods with some labels serve. Writes one `Gateway`.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/
 *
 * @example
 * const edge = new Gateway(chart, 'edge', {
 *   selector: { istio: 'ingressgateway' },
 *   servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }],
 * });
 */
export class Gateway extends MeshObject<GatewayProps> implements GatewayValue {
  /** A Gateway is what `gateways` of a VirtualService takes. */
  readonly [BRAND] = 'Gateway';

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id, KIND, props);
  }

  /** A Gateway that exists outside of this program. */
  static fromName(name: string, options: { readonly namespace: string }): GatewayValue {
    return reference('Gateway', { name, namespace: elsewhere('Gateway', name, options).namespace });
  }
}
