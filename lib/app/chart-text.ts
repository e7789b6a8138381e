import type { Manifest } from '../model/manifest';
import { toYaml } from '../output/yaml';

/** Longer texts than this are put away; shorter ones would be many small objects to keep. */
const CHUNK = 1 << 16;

/**
 * The YAML of a chart, written while its objects are collected. A text takes a fraction of the room of the objects it
 * stands for, which may then be forgotten one by one.
 */
export class ChartText {
  readonly #chunks: string[] = [];
  #pending = '';
  #empty = true;

  /** Appends an object. */
  add(manifest: Manifest): void {
    this.#pending += this.#empty ? toYaml(manifest) : `---\n${toYaml(manifest)}`;
    this.#empty = false;
    if (this.#pending.length >= CHUNK) this.#putAway();
  }

  /** The text, in chunks. */
  get chunks(): readonly string[] {
    this.#putAway();
    return this.#chunks;
  }

  #putAway(): void {
    // Asking for a character makes the engine join the pieces of a text, which it otherwise keeps apart.
    this.#pending.charCodeAt(0);
    if (this.#pending !== '') this.#chunks.push(this.#pending);
    this.#pending = '';
  }
}
