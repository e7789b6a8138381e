import type { Construct } from 'constructs';
import type { SidecarSpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link Sidecar}: Istio's Sidecar with references for hosts, secrets and the egress proxy, and `metadata`. */
export interface SidecarProps extends MeshObjectProps, SidecarSpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar' };

/**
 * What the sidecars of some workloads listen to and which hosts they know. Writes one `Sidecar`. Without it, every sidecar
 * is told of the whole mesh.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/
 *
 * @example
 * new Sidecar(chart, 'default', {
 *   egress: [{ hosts: ['./*', 'istio-system/*', reviews] }],
 *   outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
 * });
 */
export class Sidecar extends MeshObject<SidecarProps> {
  constructor(scope: Construct, id: string, props: SidecarProps = {}) {
    super(scope, id, KIND, props);
  }
}
