import type { Construct } from 'constructs';
import type { RequestAuthenticationSpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link RequestAuthentication}: Istio's RequestAuthentication with references for targets, and `metadata`. */
export interface RequestAuthenticationProps extends MeshObjectProps, RequestAuthenticationSpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication' };

/**
 * Which tokens (JWT) workloads accept. Writes one `RequestAuthentication`. A request without any token still passes: that
 * one is needed is said by an {@link AuthorizationPolicy}.
 *
 * @see https://istio.io/latest/docs/reference/config/security/request_authentication/
 *
 * @example
 * new RequestAuthentication(chart, 'jwt', {
 *   selector: { matchLabels: { app: 'reviews' } },
 *   jwtRules: [{ issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/jwks.json' }],
 * });
 */
export class RequestAuthentication extends MeshObject<RequestAuthenticationProps> {
  constructor(scope: Construct, id: string, props: RequestAuthenticationProps = {}) {
    super(scope, id, KIND, props);
  }
}
