import { decode } from '../../mesh/read/decode';
import { type ReadDocument, readManifests } from '../../mesh/read-yaml';
import type { Unreadable } from '../../output/located-finding';
import { readInputs } from './input';

/** What was read of the inputs. */
export interface Reading {
  readonly documents: readonly ReadDocument[];
  readonly unreadable: readonly Unreadable[];
  /** Files found in folders that hold no manifest at all: settings of other tools. */
  readonly leftOut: readonly string[];
  /** How many files hold manifests. */
  readonly files: number;
  /** A line of a file, from 1. */
  lineOf(file: string, line: number): string | undefined;
}

/** Reads all manifests of the inputs; what cannot be read is told beside the rest. */
export function readAll(paths: readonly string[]): Reading {
  const documents: ReadDocument[] = [];
  const unreadable: Unreadable[] = [];
  const leftOut: string[] = [];
  const bytesOf = new Map<string, Uint8Array>();
  for (const input of readInputs(paths)) {
    if ('message' in input) {
      unreadable.push(input);
      continue;
    }
    const read = readManifests(input.bytes, input.file);
    const isForeign = read.documents.length === 0 && read.errors.every(({ kind }) => kind === 'no-manifest');
    if (input.isFound && isForeign) {
      leftOut.push(input.file);
      continue;
    }
    bytesOf.set(input.file, input.bytes);
    for (const document of read.documents) documents.push(document);
    for (const error of read.errors) unreadable.push(error);
  }
  return { documents, unreadable, leftOut, files: bytesOf.size, lineOf: linesOf(bytesOf) };
}

/** Most files have nothing to quote: they are cut into lines when the first one is asked for. */
function linesOf(bytesOf: ReadonlyMap<string, Uint8Array>): Reading['lineOf'] {
  const lines = new Map<string, readonly string[]>();
  return (file, line) => {
    const bytes = bytesOf.get(file);
    if (bytes === undefined) return undefined;
    if (!lines.has(file)) {
      const decoded = decode(bytes);
      lines.set(file, ('text' in decoded ? decoded.text : decoded.textBefore).split('\n'));
    }
    const text = lines.get(file)?.[line - 1];
    return text?.endsWith('\r') ? text.slice(0, -1) : text;
  };
}
