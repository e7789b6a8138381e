import { EVENT_ID, type Event } from 'js-yaml';
import type { Path } from '../../model/finding';
import { startOf } from './construct';
import { keyOf } from './key';
import { readScalar } from './scalar';

/** Finds places in the events of one YAML text; reads nothing but the branch that is asked for. */
export class Locator {
  readonly #source: string;
  readonly #events: readonly Event[];
  /** For each event, the index behind the value that it begins. */
  readonly #behind: Int32Array;
  readonly #roots: number[] = [];

  constructor(source: string, events: readonly Event[]) {
    this.#source = source;
    this.#events = events;
    this.#behind = new Int32Array(events.length);
    const open: number[] = [];
    events.forEach((event, i) => {
      if (event.type === EVENT_ID.POP) this.#behind[open.pop()!] = i + 1;
      else if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) this.#behind[i] = i + 1;
      else open.push(i);
      if (event.type === EVENT_ID.DOCUMENT) this.#roots.push(i + 1);
    });
  }

  /** The offset of a value: of its key in a mapping, of the item in a list; of the nearest one above it if there is none. */
  offset(document: number, path: Path): number {
    let node = this.#roots[document] ?? 0;
    let offset = startOf(this.#events[node]!);
    for (const step of path) {
      const entry = this.#entry(node, step);
      if (entry === undefined) return offset;
      offset = startOf(this.#events[entry.label]!);
      node = entry.value;
    }
    return offset;
  }

  #entry(node: number, step: string | number): { label: number; value: number } | undefined {
    const type = this.#events[node]?.type;
    if (type === EVENT_ID.SEQUENCE) return this.#item(node, Number(step));
    if (type !== EVENT_ID.MAPPING) return undefined;
    for (let i = node + 1; i < this.#behind[node]! - 1; i = this.#behind[this.#behind[i]!]!) {
      if (this.#keyAt(i) === String(step)) return { label: i, value: this.#behind[i]! };
    }
    return undefined;
  }

  #item(node: number, wanted: number): { label: number; value: number } | undefined {
    let i = node + 1;
    for (let index = 0; i < this.#behind[node]! - 1; i = this.#behind[i]!, index++) {
      if (index === wanted) return { label: i, value: i };
    }
    return undefined;
  }

  #keyAt(i: number): string | undefined {
    const event = this.#events[i]!;
    if (event.type !== EVENT_ID.SCALAR) return undefined;
    return keyOf(readScalar(this.#source, event), this.#source.slice(event.valueStart, event.valueEnd));
  }
}
