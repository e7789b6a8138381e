import type { Construct } from 'constructs';
import type { PeerAuthenticationSpec } from '../../imports/istio.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link PeerAuthentication}: Istio's PeerAuthentication, and `metadata`. */
export interface PeerAuthenticationProps extends MeshObjectProps, PeerAuthenticationSpec {}

const KIND: MeshObjectKind = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication' };

/**
 * Whether workloads accept plain text or mutual TLS only. Writes one `PeerAuthentication`. Without a selector it holds for
 * its namespace, and in the root namespace for the mesh.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 *
 * @example
 * new PeerAuthentication(chart, 'default', { mtls: { mode: 'STRICT' } });
 */
export class PeerAuthentication extends MeshObject<PeerAuthenticationProps> {
  constructor(scope: Construct, id: string, props: PeerAuthenticationProps = {}) {
    super(scope, id, KIND, props);
  }
}
