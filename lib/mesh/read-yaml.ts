import type { Path } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { decode } from './read/decode';
import { manifestsIn } from './read/manifests';
import { type Position, positionsIn } from './read/position';
import { isTooLarge, LARGEST } from './read/size';
import { split } from './read/split';
import { valuesIn } from './read/values';

/** A manifest and where it was read. */
export interface ReadDocument {
  readonly manifest: Manifest;
  /** The file, as it was named to `readManifests`. */
  readonly file: string;
  /** Which manifest of the file this is, from 0; items of a `List` count one by one. */
  readonly index: number;
  /** Line and column (from 1) of the key or list item at `path`, or of the nearest one above it that exists. */
  locate(path: Path): Position;
}

/** A place in a file that cannot be read. */
export interface ReadError extends Position {
  readonly file: string;
  readonly message: string;
  /** Whether the text is no YAML, YAML that is no Kubernetes manifest (a folder may hold settings of other tools, too), or a manifest that no cluster takes. */
  readonly kind: 'syntax' | 'no-manifest' | 'too-large';
}

/** The manifests of a file, and what of it cannot be read. */
export interface ReadResult {
  readonly documents: readonly ReadDocument[];
  readonly errors: readonly ReadError[];
}

/**
 * Reads a YAML or JSON file of Kubernetes manifests as kubectl does: several documents, anchors and merge keys, `List` objects (one
 * document per item), scalars as in `resolvePlain`. Integers beyond 2^53 become the nearest double. Empty documents are skipped.
 *
 * Never throws: what cannot be read is an error with line and column, and the documents around it still come. Unlike kubectl, which
 * takes the last one, it refuses a document that has a key twice.
 *
 * @param input the file's content; bytes are UTF-8, or UTF-16 with a byte order mark
 * @param file how to call the file in results
 */
export function readManifests(input: string | Uint8Array, file: string): ReadResult {
  const documents: ReadDocument[] = [];
  const errors: ReadError[] = [];
  const decoded = decode(input);
  if ('textBefore' in decoded) {
    const position = positionsIn(decoded.textBefore)(decoded.textBefore.length);
    return {
      documents,
      errors: [{ file, ...position, message: 'the file is not UTF-8 from here on; save it as UTF-8', kind: 'syntax' }],
    };
  }
  const position = positionsIn(decoded.text);
  for (const part of split(decoded.text)) {
    for (const read of valuesIn(part)) {
      if ('problem' in read) {
        errors.push({ file, ...position(read.offset), message: read.problem, kind: 'syntax' });
        continue;
      }
      for (const found of manifestsIn(read.value)) {
        const locate = (path: Path) => position(read.offset([...found.path, ...path]));
        if ('problem' in found) errors.push({ file, ...locate([]), message: found.problem, kind: 'no-manifest' });
        else if (part.text.length > LARGEST && isTooLarge(found.manifest))
          errors.push({ file, ...locate([]), message: tooLarge(found.manifest), kind: 'too-large' });
        else documents.push({ manifest: found.manifest, file, index: documents.length, locate });
      }
    }
  }
  return { documents, errors };
}

function tooLarge({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.name} is larger than the ${LARGEST >> 20} MiB that the API server takes: divide it into several objects`;
}
