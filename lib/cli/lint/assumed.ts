import { parse } from 'yaml';
import { assumedManifests } from '../../app/assume';
import { checkAssumptions, looksLikeAssumptions } from '../../app/check-assumptions';
import { decode } from '../../mesh/read/decode';
import { readManifests } from '../../mesh/read-yaml';
import type { Manifest } from '../../model/manifest';
import type { Unreadable } from '../../output/located-finding';
import { type Input, readInputs } from './input';

/** What exists elsewhere. */
export interface Assumed {
  readonly manifests: readonly Manifest[];
  readonly unreadable: readonly Unreadable[];
}

/** Reads what is assumed: manifests, or a file of `services`, `secrets` and `namespaces` as in `app.assume(...)`. */
export function readAssumed(paths: readonly string[]): Assumed {
  const manifests: Manifest[] = [];
  const unreadable: Unreadable[] = [];
  for (const input of readInputs(paths)) {
    const read = 'message' in input ? { manifests: [], unreadable: [input] } : readOne(input);
    for (const manifest of read.manifests) manifests.push(manifest);
    for (const place of read.unreadable) unreadable.push(place);
  }
  return { manifests, unreadable };
}

function readOne({ file, bytes, isFound }: Input): Assumed {
  const { documents, errors } = readManifests(bytes, file);
  const isForeign = documents.length === 0 && errors.every(({ kind }) => kind === 'no-manifest');
  const assumptions = isForeign ? parseAssumptions(bytes) : undefined;
  try {
    if (assumptions === undefined) {
      return { manifests: documents.map(({ manifest }) => manifest), unreadable: isForeign && isFound ? [] : errors };
    }
    checkAssumptions(assumptions);
    return { manifests: assumedManifests(assumptions), unreadable: [] };
  } catch (error) {
    return { manifests: [], unreadable: [{ file, message: (error as Error).message }] };
  }
}

function parseAssumptions(bytes: Uint8Array): unknown {
  const decoded = decode(bytes);
  const value: unknown = 'text' in decoded ? parse(decoded.text) : undefined;
  return looksLikeAssumptions(value) ? value : undefined;
}
