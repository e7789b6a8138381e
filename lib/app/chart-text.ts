import type { Manifest } from '../model/manifest';
import { toYaml } from '../output/yaml';

/** Longer texts than this are put away as bytes: while they are still in the processor's cache, and in few pieces. */
const CHUNK = 1 << 16;

/**
 * The YAML of a chart, written while its objects are collected. A text takes a fraction of the room of the objects it
 * stands for, which may then be forgotten one by one.
 */
export class ChartText {
  readonly #chunks: Uint8Array[] = [];
  #pending = '';
  #empty = true;

  /** Appends an object. */
  add(manifest: Manifest): void {
    this.#pending += this.#empty ? toYaml(manifest) : `---\n${toYaml(manifest)}`;
    this.#empty = false;
    if (this.#pending.length >= CHUNK) this.#putAway();
  }

  /** The text in UTF-8, in chunks. */
  get chunks(): readonly Uint8Array[] {
    this.#putAway();
    return this.#chunks;
  }

  #putAway(): void {
    if (this.#pending !== '') this.#chunks.push(Buffer.from(this.#pending));
    this.#pending = '';
  }
}
