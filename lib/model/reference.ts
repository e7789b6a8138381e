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
  /** The name of the Kubernetes Service whose host it is, where it is one's. */
  readonly service?: string | undefined;
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

/** Every reference there is, by its brand. */
export interface ReferenceByKind {
  Host: HostValue;
  Destination: DestinationValue;
  Gateway: GatewayValue;
  VirtualService: VirtualServiceValue;
  ServiceAccount: ServiceAccountValue;
  Secret: SecretValue;
  Target: TargetValue;
  Namespace: NamespaceValue;
}

/** What a reference can refer to. */
export type ReferenceKind = keyof ReferenceByKind;

/** Any reference, told apart by its brand. */
export type ReferenceValue = ReferenceByKind[ReferenceKind];

/** The property by which a construct says what it is, by what a field asks for. */
const CARRIED_AS: Readonly<Record<ReferenceKind, string>> = {
  Host: 'host',
  Destination: 'destination',
  Gateway: 'gateway',
  VirtualService: 'virtualService',
  ServiceAccount: 'serviceAccount',
  Secret: 'secret',
  Target: 'target',
  Namespace: 'namespaceReference',
};

/** Whether the value is a reference of ours (or of another copy of this package). */
export function isReference(value: unknown): value is ReferenceValue {
  return typeof value === 'object' && value !== null && typeof (value as Reference<string>)[BRAND] === 'string';
}

/**
 * The reference of a kind that a value is, or that it carries (a Service carries its Host); `undefined` for a reference
 * of another kind, which stands for itself and not for what it is made of.
 */
export function referenceIn<Kind extends ReferenceKind>(value: object, kind: Kind): ReferenceByKind[Kind] | undefined {
  const candidate = isReference(value) ? value : (value as Record<string, unknown>)[CARRIED_AS[kind]];
  return isReference(candidate) && candidate[BRAND] === kind ? (candidate as ReferenceByKind[Kind]) : undefined;
}

/** Makes a reference: the fields plus the brand, frozen. */
export function reference<Kind extends ReferenceKind, Fields extends object>(
  kind: Kind,
  fields: Fields,
): Fields & Reference<Kind> {
  return Object.freeze({ ...fields, [BRAND]: kind });
}
