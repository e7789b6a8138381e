import { diffMeshes, type MeshDiff } from '../../lib/diff';
import { tellChange } from '../../lib/diff/describe-change';
import { Mesh } from '../../lib/mesh/mesh';
import { readManifests } from '../../lib/mesh/read-yaml';

/** The difference between two texts of YAML. */
export function diffOf(old: string, now: string): MeshDiff {
  return diffMeshes(...([old, now].map(meshOf) as [Mesh, Mesh]));
}

/** What changes for requests, one line for each class, wherever it enters. */
export function trafficOf(old: string, now: string): readonly string[] {
  return [...new Set(diffOf(old, now).traffic.changes.map(tellChange))];
}

function meshOf(text: string): Mesh {
  const { documents, errors } = readManifests(text, 'test.yaml');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return Mesh.from(documents.map(({ manifest }) => manifest));
}
