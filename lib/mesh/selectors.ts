import type { Labels } from '../model/labels';

/** Whether some workload could carry the labels of both selectors. An empty selector goes with every other. */
export function canSelectSame(a: Labels, b: Labels): boolean {
  return Object.keys(a).every((key) => !Object.hasOwn(b, key) || a[key] === b[key]);
}
