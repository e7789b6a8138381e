import { Mesh } from '../mesh/mesh';
import { formatObject } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { formatPlace } from '../output/located-finding';
import { checkSchema } from '../schema';
import { readAll } from './lint/reading';
import { UsageError } from './usage-error';

/**
 * Reads manifests as one mesh. An object whose fields have types that the API server refuses never gets into a cluster;
 * it is left out here as well, and standard error says so.
 *
 * @throws UsageError when a file cannot be read
 */
export function readMesh(paths: readonly string[]): Mesh {
  const { documents, unreadable } = readAll(paths);
  if (unreadable.length > 0) {
    const lines = unreadable.map((place) => `${formatPlace(place)}: ${place.message}`);
    throw new UsageError(lines.join('\n'));
  }
  const manifests = documents.map(({ manifest }) => manifest);
  const malformed = new Set<Manifest>();
  for (const resource of Mesh.from(manifests).resources) {
    const { wellFormed, findings } = checkSchema(resource);
    if (wellFormed) continue;
    malformed.add(resource.manifest);
    const document = documents[resource.index];
    const place = document === undefined ? '' : `${document.file}:${document.locate([]).line}: `;
    const why = findings.find(({ level }) => level === 'error')?.message ?? 'its structure is wrong';
    process.stderr.write(`warning: ${place}${formatObject(resource)} is left out, the API server refuses it: ${why}\n`);
  }
  return Mesh.from(manifests.filter((manifest) => !malformed.has(manifest)));
}
