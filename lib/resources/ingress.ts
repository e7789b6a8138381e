import type { Construct } from 'constructs';
import type { TypedLocalObjectReference } from 'kubernetes-types/core/v1';
import type { DestinationLike, SecretLike } from '../../imports/references';
import type { ShapeOf } from '../model/shape';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Where an Ingress sends to: a port of a Service in its namespace, or an object of another kind. */
export type IngressBackend = DestinationLike | { readonly resource: TypedLocalObjectReference };

/** Requests for a path. */
export interface IngressPath {
  /** @default - every path */
  readonly path?: string;
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific';
  readonly backend: IngressBackend;
}

/** Requests for a host. */
export interface IngressRule {
  /** @default - every host that no other rule names */
  readonly host?: string;
  /** @default - the default backend gets all its requests */
  readonly http?: { readonly paths: readonly IngressPath[] };
}

/** The certificate for some hosts. */
export interface IngressTls {
  /** @default - the hosts of all rules */
  readonly hosts?: readonly string[];
  /** @default - the controller's own certificate */
  readonly secretName?: SecretLike;
}

/** Props of {@link Ingress}: Kubernetes' own IngressSpec with references for backends and secrets, and `metadata`. */
export interface IngressProps extends MeshObjectProps {
  /** Which controller serves it: `istio` for Istio's ingress gateway. @default - the cluster's default class */
  readonly ingressClassName?: string;
  /** Where requests go that no rule takes. @default - the controller's own answer */
  readonly defaultBackend?: IngressBackend;
  /** @default - none; then there is a default backend */
  readonly rules?: readonly IngressRule[];
  /** @default - no TLS */
  readonly tls?: readonly IngressTls[];
}

const INGRESS = {
  metadata: true,
  ingressClassName: true,
  defaultBackend: true,
  rules: true,
  tls: true,
} satisfies ShapeOf<IngressProps>;

const KIND: MeshObjectKind = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', shape: INGRESS };

/**
 * Kubernetes' own way into the cluster. Writes one `Ingress`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/
 *
 * @example
 * new Ingress(chart, 'shop', {
 *   ingressClassName: 'istio',
 *   rules: [{
 *     host: 'shop.example.com',
 *     http: { paths: [{ path: '/reviews', pathType: 'Prefix', backend: reviews.port('http') }] },
 *   }],
 *   tls: [{ hosts: ['shop.example.com'], secretName: Secret.fromName('shop-tls') }],
 * });
 */
export class Ingress extends MeshObject<IngressProps> {
  constructor(scope: Construct, id: string, props: IngressProps) {
    super(scope, id, KIND, props);
  }
}
