import { describeValue } from '../model/in-words';
import { isMapping } from '../model/mapping';
import { type DestinationValue, type HostValue, isReference, referenceIn } from '../model/reference';
import type { Target } from '../routing';

/** A host: its name, or a construct that has one. */
export type HostLike = string | HostValue | { readonly host: HostValue };

/** Where requests should go. What is left out does not matter. */
export type DestinationLike =
  | HostLike
  | DestinationValue
  | { readonly host: HostLike; readonly subset?: string; readonly port?: number };

/** A destination to compare with. */
export interface Expected {
  readonly host: string;
  readonly subset?: string | undefined;
  readonly port?: number | undefined;
}

/** The name of a host. */
export function hostName(host: HostLike): string {
  if (typeof host === 'string') return host;
  const known = referenceIn(host, 'Host');
  if (known !== undefined) return known.name;
  throw new Error('a host is a name, or a construct that has one, as a Service has');
}

/** Reads what a test expects. */
export function toExpected(to: DestinationLike): Expected {
  if (typeof to === 'string') return { host: to };
  if (!isMapping(to)) throw new Error(`a destination is a host, or a construct that has one, not ${describeValue(to)}`);
  if (isReference(to)) {
    const destination = referenceIn(to, 'Destination');
    if (destination === undefined) return { host: hostName(to as HostLike) };
    return { host: destination.host.name, subset: destination.subset, port: destination.port };
  }
  const { host, subset, port } = to as { readonly host: HostLike; readonly subset?: unknown; readonly port?: unknown };
  // A construct that has a host may have anything else beside it.
  return {
    host: hostName(host),
    ...(typeof subset === 'string' && { subset }),
    ...(typeof port === 'number' && { port }),
  };
}

/** Whether a target is what a test expects. A short name stands for the service of that name in any namespace. */
export function isExpected(target: Target, { host, subset, port }: Expected): boolean {
  const isHost = target.host === host || (!host.includes('.') && target.host.startsWith(`${host}.`));
  return isHost && (subset === undefined || subset === target.subset) && (port === undefined || port === target.port);
}

/** The expectation in words. */
export function formatExpected({ host, subset, port }: Expected): string {
  return `${host}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` subset ${subset}`}`;
}
