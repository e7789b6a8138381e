import type { Mesh } from '../mesh/mesh';
import { isSame } from './field-changes';
import { type ObjectChange, objectChanges } from './object-changes';
import { diffTraffic, type TrafficDiff, type TrafficLimits } from './traffic';

export type { Change } from './compare-answers';
export type { FieldChange } from './field-changes';
export { formatDiffJson } from './format-json';
export { formatDiffMarkdown } from './format-markdown';
export { formatDiffText } from './format-text';
export type { ObjectChange } from './object-changes';
export type { TrafficChange, TrafficDiff, TrafficLimits } from './traffic';

/** What is different between two meshes: for requests, and in their objects. */
export interface MeshDiff {
  readonly traffic: TrafficDiff;
  readonly objects: readonly ObjectChange[];
}

/**
 * Compares two meshes. Every class of requests that either can tell apart is looked at, unless `bounds` says otherwise:
 * where both compile to the same routes, targets and policies for a class, no request of it can be treated differently,
 * because the simulator looks at nothing else; of every other class one request is asked on both sides.
 *
 * @example
 * const { traffic } = diffMeshes(Mesh.from(before), Mesh.from(after));
 * expect(traffic.changes).toEqual([]);
 */
export function diffMeshes(old: Mesh, now: Mesh, limits: TrafficLimits = {}): MeshDiff {
  const objects = objectChanges(old, now);
  const traffic = isSameInput(old, now) ? { changes: [], asked: 0, bounds: [] } : diffTraffic(old, now, limits);
  return { traffic, objects };
}

/** An answer depends on the manifests, their order and the settings alone. */
function isSameInput(old: Mesh, now: Mesh): boolean {
  const manifests = ({ resources }: Mesh) => resources.map(({ manifest }) => manifest);
  return isSame(manifests(old), manifests(now)) && isSame(old.config, now.config);
}
