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

/** When the object was created, in milliseconds; before everything else when it does not say. */
export function createdAt(object: Resource): number {
  const stamp = object.manifest.metadata?.creationTimestamp as unknown;
  if (stamp instanceof Date) return stamp.getTime();
  const time = typeof stamp === 'string' ? Date.parse(stamp) : Number.NaN;
  return Number.isNaN(time) ? Number.MIN_SAFE_INTEGER : time;
}
