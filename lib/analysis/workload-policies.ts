import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { Workload } from '../mesh/workloads';
import type { Labels } from '../model/labels';

/** Whether a selector chooses among the workloads of a namespace. Absent or empty, it takes them all. */
export function isSelective(labels: Labels | undefined): labels is Labels {
  return labels !== undefined && Object.keys(labels).length > 0;
}

/** An object that selects a workload together with others of its kind. */
export interface SelectionConflict<Spec> {
  readonly object: Resource<Spec>;
  readonly workload: Workload;
  /** All that select it, the object included. */
  readonly competing: readonly Resource<Spec>[];
}

/**
 * Where several objects with selectors choose the same workload, although one only can count: once per object, with
 * the first workload they meet on.
 */
export function* selectionConflicts<Spec>(
  mesh: Mesh,
  objects: readonly Resource<Spec>[],
  labelsOf: (spec: Spec) => Labels | undefined,
): Iterable<SelectionConflict<Spec>> {
  const byWorkload = new Map<Workload, Resource<Spec>[]>();
  for (const object of objects) {
    const labels = labelsOf(object.spec);
    if (!isSelective(labels)) continue;
    for (const workload of mesh.workloads.selected(labels, object.namespace)) {
      const same = byWorkload.get(workload);
      if (same === undefined) byWorkload.set(workload, [object]);
      else same.push(object);
    }
  }
  const reported = new Set<Resource<Spec>>();
  for (const [workload, competing] of byWorkload) {
    if (competing.length < 2) continue;
    for (const object of competing) {
      if (reported.has(object)) continue;
      reported.add(object);
      yield { object, workload, competing };
    }
  }
}

/** Objects without selector that share a namespace, although one only can count there. */
export function* defaultConflicts<Spec>(
  objects: readonly Resource<Spec>[],
): Iterable<{ readonly object: Resource<Spec>; readonly competing: readonly Resource<Spec>[] }> {
  const byNamespace = new Map<string, Resource<Spec>[]>();
  for (const object of objects) {
    const same = byNamespace.get(object.namespace);
    if (same === undefined) byNamespace.set(object.namespace, [object]);
    else same.push(object);
  }
  for (const competing of byNamespace.values()) {
    if (competing.length < 2) continue;
    for (const object of competing) yield { object, competing };
  }
}

/** As many as a message names: enough to find the rest. */
const NAMED = 4;

/** The names of those that compete with an object, the first few, and how many more there are. */
export function rivalNames(competing: readonly Resource[], object: Resource): string {
  const names: string[] = [];
  for (const rival of competing) {
    if (names.length === NAMED) break;
    if (rival !== object) names.push(rival.name);
  }
  const more = competing.length - 1 - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
