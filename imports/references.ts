/**
 * What a reference looks like in the props of a construct, by structure alone. The generated props name these types; the values
 * that satisfy them are made elsewhere, so that generated code depends on no class.
 */

/** A value that stands for something by kind. The brand is a string key, so that two copies of the package stay compatible. */
export interface Reference<Kind extends string> {
  readonly '~cdk8s-istio': Kind;
}

/** A host name known to the mesh. */
export interface HostReference extends Reference<'Host'> {}
/** A host, or anything that has one (a Service, a ServiceEntry); a destination is more than its host. */
export type HostLike = HostReference | { readonly host: HostReference; readonly '~cdk8s-istio'?: never };

/** A place to send traffic to: a host with an optional subset and an optional port. */
export interface DestinationReference extends Reference<'Destination'> {}
/** A destination, or anything that is one when traffic is sent to it. */
export type DestinationLike = DestinationReference | { readonly destination: DestinationReference };

/** A Gateway, by namespace and name. */
export interface GatewayReference extends Reference<'Gateway'> {}
/** A Gateway, or anything that has one. */
export type GatewayLike = GatewayReference | { readonly gateway: GatewayReference };

/** A VirtualService, by namespace and name. */
export interface VirtualServiceReference extends Reference<'VirtualService'> {}
/** A VirtualService, or anything that has one. */
export type VirtualServiceLike = VirtualServiceReference | { readonly virtualService: VirtualServiceReference };

/** A ServiceAccount, by namespace and name: who a workload is. */
export interface ServiceAccountReference extends Reference<'ServiceAccount'> {}
/** A ServiceAccount, or anything that runs as one. */
export type ServiceAccountLike = ServiceAccountReference | { readonly serviceAccount: ServiceAccountReference };

/** A Secret, by name; its namespace is where the pods that read it run. */
export interface SecretReference extends Reference<'Secret'> {}
/** A Secret, or anything that has one. */
export type SecretLike = SecretReference | { readonly secret: SecretReference };

/** What a policy attaches to: group, kind and name. */
export interface TargetReference extends Reference<'Target'> {}
/** A target, or anything that a policy can attach to. */
export type TargetLike = TargetReference | { readonly target: TargetReference };

/** A Namespace, by name. */
export interface NamespaceReference extends Reference<'Namespace'> {}
/** A Namespace, or anything that has one of its own. */
export type NamespaceLike = NamespaceReference | { readonly namespaceReference: NamespaceReference };

/** A principal with a wildcard. It names no one ServiceAccount, so it stays a string: `cluster.local/ns/shop/sa/*`. */
export type PrincipalPattern = `${string}*${string}`;

/** A namespace name with a wildcard: `team-*`. */
export type NamespacePattern = `${string}*${string}`;

/**
 * An egress host of a Sidecar that names more than one host or leaves the namespace relative: `./*`, `~/*`, `shop/*`,
 * `shop/*.example.com`, `*` + `/api.example.com`, `./api.example.com`, and the exclusion `~shop/api.example.com`.
 */
export type EgressHostPattern =
  | `${string}/*`
  | `${string}/*.${string}`
  | `*/${string}`
  | `./${string}`
  | `~${string}/${string}`;
