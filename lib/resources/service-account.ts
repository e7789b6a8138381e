import type { Construct } from 'constructs';
import type { SecretLike } from '../../imports/references';
import { reference, type ServiceAccountValue } from '../model/reference';
import type { ShapeOf } from '../model/shape';
import { elsewhere } from './elsewhere';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link ServiceAccount}: Kubernetes' own fields, and `metadata`. */
export interface ServiceAccountProps extends MeshObjectProps {
  /** Whether pods get a token of this account. @default - Kubernetes' default, true */
  readonly automountServiceAccountToken?: boolean;
  /** Secrets by which images are pulled. @default - none */
  readonly imagePullSecrets?: readonly SecretLike[];
  /** The only Secrets that pods with this account may mount. @default - none are listed */
  readonly secrets?: readonly SecretLike[];
}

const SERVICE_ACCOUNT = {
  metadata: true,
  automountServiceAccountToken: true,
  imagePullSecrets: true,
  secrets: true,
} satisfies ShapeOf<ServiceAccountProps>;

const KIND: MeshObjectKind = { apiVersion: 'v1', kind: 'ServiceAccount', shape: SERVICE_ACCOUNT };

/**
 * Who a workload is. Writes one `ServiceAccount`. Policies allow by it, and in the mesh it is the workload's name in its
 * certificate: `spiffe://cluster.local/ns/<namespace>/sa/<name>`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/service-account-v1/
 *
 * @example
 * const web = new ServiceAccount(chart, 'web');
 * new AuthorizationPolicy(chart, 'allow-web', {
 *   rules: [{ from: [{ source: { principals: [web] } }] }],
 * });
 */
export class ServiceAccount extends MeshObject<ServiceAccountProps> {
  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    super(scope, id, KIND, props);
  }

  protected override body(): Readonly<Record<string, unknown>> {
    const { metadata: _, ...body } = this.given;
    return body;
  }

  /**
   * A ServiceAccount that exists outside of this program.
   *
   * @param options - `trustDomain` is the mesh's, where it is not `cluster.local`
   */
  static fromName(
    name: string,
    options: { readonly namespace: string; readonly trustDomain?: string },
  ): ServiceAccountValue {
    const { namespace, trustDomain } = elsewhere('ServiceAccount', name, options);
    return reference('ServiceAccount', { name, namespace, trustDomain });
  }

  /** What policies and workload entries take. */
  get serviceAccount(): ServiceAccountValue {
    return reference('ServiceAccount', { name: this.name, namespace: this.namespace });
  }
}
