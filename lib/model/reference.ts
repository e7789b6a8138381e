import type {
  DestinationReference,
  GatewayReference,
  HostReference,
  NamespaceReference,
  Reference,
  SecretReference,
  ServiceAccountReference,
  TargetReference,
  VirtualServiceReference,
} from '../../imports/references';

/** The key that marks a reference. It is text, so that objects of two copies of this package understand each other. */
export const BRAND = '~cdk8s-istio';

/** A host name the mesh knows, with the namespace that owns it where there is one. */
export interface HostValue extends HostReference {
  /** The full name: `products.shop.svc.cluster.local`, `api.example.com`. */
  readonly name: string;
  readonly namespace?: string | undefined;
  toString(): string;
}

/** Where traffic goes: a host, a subset of it, a port of it. */
export interface DestinationValue extends DestinationReference {
  readonly host: HostValue;
  readonly subset?: string | undefined;
  readonly port?: number | undefined;
}

/** A Gateway by name. */
export interface GatewayValue extends GatewayReference {
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** A VirtualService by name. */
export interface VirtualServiceValue extends VirtualServiceReference {
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** A ServiceAccount by name. */
export interface ServiceAccountValue extends ServiceAccountReference {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly trustDomain?: string | undefined;
}

/** A Secret by name. */
export interface SecretValue extends SecretReference {
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** What a policy attaches to. */
export interface TargetValue extends TargetReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** A Namespace by name. */
export interface NamespaceValue extends NamespaceReference {
  readonly name: string;
}

/** Every reference there is, told apart by its brand. */
export type ReferenceValue =
  | HostValue
  | DestinationValue
  | GatewayValue
  | VirtualServiceValue
  | ServiceAccountValue
  | SecretValue
  | TargetValue
  | NamespaceValue;

/** Whether the value is a reference of ours (or of another copy of this package). */
export function isReference(value: unknown): value is ReferenceValue {
  return typeof value === 'object' && value !== null && typeof (value as Reference<string>)[BRAND] === 'string';
}

/** Makes a reference: the fields plus the brand, frozen. */
export function reference<Kind extends ReferenceValue[typeof BRAND], Fields extends object>(
  kind: Kind,
  fields: Fields,
): Fields & Reference<Kind> {
  return Object.freeze({ ...fields, [BRAND]: kind });
}
