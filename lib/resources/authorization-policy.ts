import type { Construct } from 'constructs';
import type { AuthorizationPolicySpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link AuthorizationPolicy}: Istio's AuthorizationPolicy with references for service accounts, namespaces and targets, and `metadata`. */
export interface AuthorizationPolicyProps extends MeshObjectProps, AuthorizationPolicySpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy' };

/**
 * Who may do what. Writes one `AuthorizationPolicy`. Without rules, an `ALLOW` policy (the default) allows nothing: once
 * there is one for a workload, what no rule allows is refused.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 *
 * @example
 * new AuthorizationPolicy(chart, 'reviews', {
 *   selector: { matchLabels: { app: 'reviews' } },
 *   action: 'ALLOW',
 *   rules: [{
 *     from: [{ source: { principals: [ServiceAccount.fromName('web', { namespace: 'shop' })] } }],
 *     to: [{ operation: { methods: ['GET'], paths: ['/reviews/*'] } }],
 *   }],
 * });
 */
export class AuthorizationPolicy extends MeshObject<AuthorizationPolicyProps> {
  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps = {}) {
    super(scope, id, KIND, props);
  }
}
