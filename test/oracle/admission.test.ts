import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '../../lib/model/manifest';
import { ourRefusals, theirRefusals } from './differential/admission';
import { type RandomMesh, randomMesh } from './differential/mesh';
import { spoiled } from './differential/spoil';
import { Istiod } from './istiod';

const meshes = Number(process.env.ORACLE_MESHES ?? 40);
const seed = Number(process.env.ORACLE_SEED ?? 1);

/** Slips over which we are of another mind, knowingly. */
const known: readonly RegExp[] = [
  // The API server takes an empty list where text in a binary format belongs; istiod cannot read it.
  /"bytes":\[\]/,
  // A null becomes the default, by which the host name of a Kubernetes Gateway's address is then no IP address.
  /"addresses":\[\{"type":null/,
];

/** Kubernetes' own kinds, which the oracle's API server does not judge. */
const unjudged: ReadonlySet<string> = new Set(['Service', 'Ingress', 'IngressClass']);

let istiod: Istiod;
beforeAll(async () => {
  istiod = await Istiod.start();
});
afterAll(() => istiod.stop());

/** A mesh in which every object has a name of its own and one slip. */
function slipped(from: number): RandomMesh {
  const [mesh] = fc.sample(randomMesh, { seed: from, numRuns: 1 }) as [RandomMesh];
  const judged = mesh.manifests.filter(({ kind }) => !unjudged.has(kind));
  const manifests = judged.flatMap((each) => fc.sample(spoiled(each), { seed: from, numRuns: 5 }));
  return { ...mesh, manifests: manifests.map((each, at) => named(each, `m${at}`)) };
}

function named(manifest: Manifest, name: string): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, name } };
}

test(`we refuse what a cluster refuses and nothing else: ${meshes} meshes of slips from seed ${seed}`, async () => {
  const wrong: string[] = [];
  let objects = 0;
  let refused = 0;
  for (let at = seed; at < seed + meshes; at++) {
    const mesh = slipped(at);
    const [ours, theirs] = [ourRefusals(mesh), await theirRefusals(istiod, mesh)];
    objects += mesh.manifests.length;
    refused += theirs.size;
    for (const each of mesh.manifests) {
      const name = `${each.kind} ${each.metadata.namespace}/${each.metadata.name}`;
      if (ours.has(name) === theirs.has(name)) continue;
      const text = JSON.stringify(each);
      if (known.some((slip) => slip.test(text))) continue;
      const verdict = `ours ${ours.get(name)?.join('; ')}, theirs ${theirs.get(name)?.join('; ')}`;
      wrong.push(`seed ${at}: ${verdict}\n${text}`);
    }
  }
  console.log(JSON.stringify({ objects, refused, wrong: wrong.length }));
  expect(wrong.join('\n\n')).toBe('');
});
