import { groupOf } from '../model/manifest';
import type { CollectedChart, CollectedObject } from './collect';
import { type ConstructProblem, nameOf, sourceOf } from './construct-problem';

/** Objects of one group, kind, namespace and name: applied one after the other, the last would win in silence. */
export function duplicateProblems(charts: readonly CollectedChart[]): ConstructProblem[] {
  const seen = new TakenNames();
  const problems: ConstructProblem[] = [];
  for (const { objects } of charts) {
    for (const object of objects) {
      const first = seen.claim(object);
      if (first === object) continue;
      const { kind, metadata } = object.manifest;
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

type Names = Map<string, CollectedObject>;
type Namespaces = Map<string, Names>;
type Kinds = Map<string, Namespaces>;

/** The names that are taken. One map per level: a key joined of all of them would be made and hashed for every object. */
class TakenNames {
  readonly #byApiVersion = new Map<string, Kinds>();

  /** Takes the object's name for it, unless another has it; the owner. */
  claim(object: CollectedObject): CollectedObject {
    const { apiVersion, kind, metadata } = object.manifest;
    // The versions of a group are the same objects.
    const ofGroup = () => reach(this.#byApiVersion, groupOf(apiVersion), (): Kinds => new Map());
    const kinds = reach(this.#byApiVersion, apiVersion, ofGroup);
    const namespaces = reach(kinds, kind, (): Namespaces => new Map());
    const names = reach(namespaces, metadata?.namespace ?? '', (): Names => new Map());
    return reach(names, metadata?.name ?? '', () => object);
  }
}

function reach<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
