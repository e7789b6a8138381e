import type { KindConstraints, Node } from '../constraints';
import type { Model } from './shapes';

/** The kinds and shapes of a constraint table. */
export interface Table {
  readonly kinds: Readonly<Record<string, KindConstraints>>;
  readonly shapes: Readonly<Record<string, Node>>;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The constraint table of a model, each entry of `since` written where it belongs.
 * @throws when an entry of `since` names something that does not exist.
 */
export function constraintTable(model: Model, since: Readonly<Record<string, readonly string[]>>): Table {
  const shapes = Object.fromEntries([...model.shapes].map(([name, { node }]) => [name, structuredClone(node)]));
  const kinds = new Map(
    model.kinds.map((kind) => [kind.crd.kind, { id: `${kind.crd.group}/${kind.crd.kind}`, ...entry(kind) }]),
  );
  for (const [release, places] of Object.entries(since)) {
    for (const place of places) {
      if (!mark(place, release)) throw new Error(`since ${release}: ${place} does not exist`);
    }
  }
  return { kinds: Object.fromEntries([...kinds.values()].map(({ id, ...kind }) => [id, kind])), shapes };

  function mark(place: string, release: string): boolean {
    const [, owner = '', step = '', name = ''] = /^(\w+)(?:([.@])(.+))?$/.exec(place) ?? [];
    if (step === '.') {
      const [field = '', value] = name.split('=');
      const node: Mutable<Node> | undefined = shapes[owner]?.properties?.[field];
      if (!node || (value && !node.enum?.includes(value))) return false;
      if (value) node.enumSince = { ...node.enumSince, [value]: release };
      else node.since = release;
      return true;
    }
    const kind = kinds.get(owner);
    if (!kind || (step === '@' && !kind.versions.includes(name))) return false;
    if (step === '@') kind.versionSince = { ...kind.versionSince, [name]: release };
    else kind.since = release;
    return true;
  }
}

function entry({ crd, node, others }: Model['kinds'][number]): Mutable<KindConstraints> {
  return {
    versions: crd.versions.map((version) => version.name),
    scope: crd.scope,
    schema: node,
    ...(Object.keys(others).length > 0 ? { schemas: others } : {}),
  };
}
