import { EVENT_ID, type Event } from 'js-yaml';
import type { Path } from '../../model/finding';
import { startOf } from './construct';
import { keyOf } from './key';
import { readScalar } from './scalar';

/** The events at which an entry's label and its value begin: its key, or the item of a list itself. */
interface Entry {
  readonly label: number;
  readonly value: number;
}

/** How many events a list or mapping spans of which the entries are worth keeping: a finding on each must not cost a walk each. */
const large = 64;

/** Finds places in the events of one YAML text; reads nothing but the branch that is asked for. */
export class Locator {
  readonly #source: string;
  readonly #events: readonly Event[];
  /** For each event, the index behind the value that it begins. */
  readonly #behind: Int32Array;
  readonly #roots: number[] = [];
  readonly #large = new Map<number, ReadonlyMap<string | undefined, Entry>>();

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

  #entry(node: number, step: string | number): Entry | undefined {
    const label = String(step);
    if (this.#behind[node]! - node < large) {
      for (const [name, entry] of this.#entries(node)) if (name === label) return entry;
      return undefined;
    }
    let entries = this.#large.get(node);
    if (entries === undefined) {
      entries = new Map(this.#entries(node));
      this.#large.set(node, entries);
    }
    return entries.get(label);
  }

  *#entries(node: number): Generator<readonly [string | undefined, Entry], void> {
    const type = this.#events[node]?.type;
    const end = this.#behind[node]! - 1;
    if (type === EVENT_ID.SEQUENCE) {
      for (let i = node + 1, index = 0; i < end; i = this.#behind[i]!, index++) {
        yield [String(index), { label: i, value: i }];
      }
    } else if (type === EVENT_ID.MAPPING) {
      for (let i = node + 1; i < end; i = this.#behind[this.#behind[i]!]!) {
        yield [this.#keyAt(i), { label: i, value: this.#behind[i]! }];
      }
    }
  }

  #keyAt(i: number): string | undefined {
    const event = this.#events[i]!;
    if (event.type !== EVENT_ID.SCALAR) return undefined;
    return keyOf(readScalar(this.#source, event), this.#source.slice(event.valueStart, event.valueEnd));
  }
}
