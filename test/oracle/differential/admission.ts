import { Mesh } from '../../../lib/mesh/mesh';
import type { Manifest } from '../../../lib/model/manifest';
import { checkSchema } from '../../../lib/schema';
import { type Istiod, MeshRefused } from '../istiod';
import { text } from './ask-both';
import type { RandomMesh } from './mesh';
import { proxies } from './proxies';

/** Why objects of a mesh are refused, by the object's kind and name: `VirtualService shop/web`. */
export type Refusals = ReadonlyMap<string, readonly string[]>;

/** What our own gates refuse. */
export function ourRefusals({ manifests }: RandomMesh): Refusals {
  const refusals = new Map<string, readonly string[]>();
  for (const resource of Mesh.from(manifests).resources) {
    const errors = checkSchema(resource).findings.filter(({ level }) => level === 'error');
    const words = errors.map(({ rule, message }) => `${rule}: ${message}`);
    if (errors.length > 0) refusals.set(nameOf(resource), words);
  }
  return refusals;
}

/** What a cluster refuses. */
export async function theirRefusals(istiod: Istiod, mesh: RandomMesh): Promise<Refusals> {
  const refusals = new Map<string, readonly string[]>();
  try {
    await istiod.generate(text(mesh), { client: proxies.client });
  } catch (error) {
    if (!(error instanceof MeshRefused)) throw error;
    for (const reason of error.reasons) {
      const name = reason.slice(0, reason.indexOf(': '));
      refusals.set(name, [...(refusals.get(name) ?? []), reason.slice(name.length + 2)]);
    }
  }
  return refusals;
}

/** The mesh without the objects that are refused. */
export function without(mesh: RandomMesh, refusals: Refusals): RandomMesh {
  return {
    ...mesh,
    manifests: mesh.manifests.filter((each) => !refusals.has(nameOf({ kind: each.kind, ...metadata(each) }))),
  };
}

function metadata({ metadata: { name = '', namespace = '' } }: Manifest): {
  readonly name: string;
  readonly namespace: string;
} {
  return { name, namespace };
}

function nameOf({
  kind,
  namespace,
  name,
}: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  return `${kind} ${namespace}/${name}`;
}
