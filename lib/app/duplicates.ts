import { groupOf } from '../model/manifest';
import type { CollectedChart, CollectedObject } from './collect';
import { type ConstructProblem, nameOf, sourceOf } from './construct-problem';

/** Objects of one group, kind, namespace and name: applied one after the other, the last would win in silence. */
export function duplicateProblems(charts: readonly CollectedChart[]): ConstructProblem[] {
  const seen = new Map<string, CollectedObject>();
  const problems: ConstructProblem[] = [];
  for (const { objects } of charts) {
    for (const object of objects) {
      const { apiVersion, kind, metadata } = object.manifest;
      const key = `${groupOf(apiVersion)}/${kind}/${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, object);
        continue;
      }
      const name = `${kind} ${metadata?.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata?.name}`;
      problems.push({
        construct: object.construct,
        message: `${name} is also made by ${nameOf(first.construct)}; in the cluster the later one would replace the earlier. Give one of them another name`,
        at: [sourceOf(object.construct), sourceOf(first.construct)].flatMap((location) => location ?? []),
      });
    }
  }
  return problems;
}
