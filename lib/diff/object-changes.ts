import { kindKey } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { ObjectRef } from '../model/finding';
import { type FieldChange, fieldChanges } from './field-changes';

/** An object that came, went or is not as it was. */
export interface ObjectChange extends ObjectRef {
  readonly change: 'added' | 'removed' | 'changed';
  /** Empty for what came or went. */
  readonly fields: readonly FieldChange[];
}

/** What the cluster writes into objects by itself. */
const BY_CLUSTER = ['status'];
const BY_CLUSTER_IN_METADATA = ['resourceVersion', 'uid', 'generation', 'managedFields', 'selfLink'];

/** Compares objects by kind, namespace and name; first those that were there, in their order, then the new ones. */
export function objectChanges(old: Mesh, now: Mesh): readonly ObjectChange[] {
  const after = new Map(now.resources.map((resource) => [keyOf(resource), resource]));
  const before = new Set<string>();
  const changes: ObjectChange[] = [];
  for (const resource of old.resources) {
    const key = keyOf(resource);
    before.add(key);
    const other = after.get(key);
    if (other === undefined) changes.push({ ...refOf(resource), change: 'removed', fields: [] });
    else {
      const fields = [...fieldChanges(written(resource), written(other))];
      if (fields.length > 0) changes.push({ ...refOf(other), change: 'changed', fields });
    }
  }
  for (const [key, resource] of after) {
    if (!before.has(key)) changes.push({ ...refOf(resource), change: 'added', fields: [] });
  }
  return changes;
}

function keyOf({ group, kind, namespace, name }: Resource): string {
  return `${kindKey(group, kind)}/${namespace}/${name}`;
}

function refOf({ apiVersion, kind, namespace, name }: Resource): ObjectRef {
  return { apiVersion, kind, namespace, name };
}

/** The object as somebody wrote it. */
function written({ manifest }: Resource): Readonly<Record<string, unknown>> {
  const body = without(manifest, BY_CLUSTER);
  return { ...body, metadata: without(manifest.metadata, BY_CLUSTER_IN_METADATA) };
}

function without(value: Readonly<Record<string, unknown>>, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
