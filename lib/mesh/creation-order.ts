import type { Resource } from './resource';

/**
 * Orders objects as Istio does where the older one wins: by `creationTimestamp`, then name, then namespace. Objects
 * without a timestamp, which is every object that a cluster has not stored yet, come first.
 */
export function compareByCreation(a: Resource, b: Resource): number {
  const time = createdAt(a) - createdAt(b);
  if (time !== 0) return time;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.namespace < b.namespace ? -1 : a.namespace > b.namespace ? 1 : 0;
}

/** After the ageless, before every cluster. */
const UNKNOWN = Date.parse('1000-01-01T00:00:00Z');

/** The age of objects that Istio makes of others and that no cluster stores: before all that any cluster stores. */
export const AGELESS = '0001-01-01T00:00:00Z';

/** When the object was created, in milliseconds; before all that say it when it does not. */
export function createdAt(object: Resource): number {
  const stamp = object.manifest.metadata?.creationTimestamp as unknown;
  if (stamp instanceof Date) return stamp.getTime();
  const time = typeof stamp === 'string' ? Date.parse(stamp) : Number.NaN;
  return Number.isNaN(time) ? UNKNOWN : time;
}
