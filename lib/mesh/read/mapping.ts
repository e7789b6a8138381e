import { isMapping } from '../../model/mapping';

type Entries = Record<string, unknown>;

/** Collects the entries of one YAML mapping. Keys such as `__proto__` are entries like any other. */
export class Mapping {
  readonly object: Entries = {};
  #merged: Set<string> | undefined;

  /** Sets a key; `false` if the mapping has it already (unless a merge brought it, which the mapping's own key overrides). */
  add(key: string, value: unknown): boolean {
    if (Object.hasOwn(this.object, key) && !this.#merged?.delete(key)) return false;
    set(this.object, key, value);
    return true;
  }

  /**
   * Merges the value of `<<` the way kubectl does: what stands above it is overridden too, unlike in YAML's own rules, and of several mappings the first wins.
   *
   * @throws Error for what is neither a mapping nor a list of mappings.
   */
  merge(value: unknown): void {
    const sources = Array.isArray(value) ? value : [value];
    if (!sources.every(isMapping))
      throw new Error('<< merges mappings only; put it between quotes if it is meant as a key');
    this.#merged ??= new Set();
    for (const source of sources.toReversed()) {
      for (const key of Object.keys(source)) {
        set(this.object, key, source[key]);
        this.#merged.add(key);
      }
    }
  }
}

function set(object: Entries, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
