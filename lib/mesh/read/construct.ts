import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { keyOf } from './key';
import { Mapping } from './mapping';
import { isMergeKey, readScalar, type Scalar, type ScalarEvent } from './scalar';
import { MOST_ENTRIES } from './size';

/** How many values a document may gain by aliases: what kubectl allows, and far from what exhausts memory. */
const mostAliased = 400_000;

/** An anchored value and how many values it is made of; no size while it is still being read. */
interface Anchored {
  value?: unknown;
  size?: number;
}

/** Builds the values of a parsed YAML text, one per document, as kubectl does. */
export class Construction {
  readonly #source: string;
  readonly #events: readonly Event[];
  #next = 0;
  #anchors = new Map<string, Anchored>();
  #size = 0;
  #aliased = 0;

  constructor(source: string, events: readonly Event[]) {
    this.#source = source;
    this.#events = events;
  }

  /** Whether there is another document. */
  get more(): boolean {
    return this.#next < this.#events.length;
  }

  /** The value of the next document. @throws YAMLException with the offset of what is wrong. */
  document(): unknown {
    this.#anchors = new Map();
    this.#aliased = 0;
    this.#next++; // the document's own event
    const value = this.#node();
    this.#next++; // its end
    return value;
  }

  #node(): unknown {
    const event = this.#events[this.#next++]!;
    if (event.type === EVENT_ID.ALIAS)
      return this.#alias(this.#source.slice(event.anchorStart, event.anchorEnd), event.anchorStart);
    if (!('anchorStart' in event) || event.anchorStart < 0) return this.#plainNode(event);
    const anchored: Anchored = {};
    this.#anchors.set(this.#source.slice(event.anchorStart, event.anchorEnd), anchored);
    const before = this.#size;
    anchored.value = this.#plainNode(event);
    anchored.size = this.#size - before;
    return anchored.value;
  }

  #plainNode(event: Event): unknown {
    this.#size++;
    if (event.type === EVENT_ID.SCALAR) return this.#scalar(event);
    return event.type === EVENT_ID.SEQUENCE ? this.#sequence() : this.#mapping();
  }

  #alias(name: string, offset: number): unknown {
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) this.#fail(offset, `there is no anchor &${name} for *${name}`);
    if (anchored.size === undefined) this.#fail(offset, `the value of anchor &${name} contains itself`);
    this.#size += anchored.size;
    this.#aliased += anchored.size;
    if (this.#aliased > mostAliased)
      this.#fail(offset, `aliases blow the document up by more than ${mostAliased} values`);
    return anchored.value;
  }

  #scalar(event: ScalarEvent): Scalar {
    const value =
      event.tagStart < 0
        ? readScalar(this.#source, event)
        : this.#at(event.tagStart, () => readScalar(this.#source, event));
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.#fail(
        event.valueStart,
        `${getScalarValue(this.#source, event)} is a number that JSON cannot hold; put it between quotes if it is a text`,
      );
    }
    return value;
  }

  #sequence(): unknown[] {
    const items: unknown[] = [];
    while (this.#events[this.#next]!.type !== EVENT_ID.POP) items.push(this.#node());
    this.#next++;
    return items;
  }

  #mapping(): Record<string, unknown> {
    const mapping = new Mapping();
    let entries = 0;
    for (let event = this.#events[this.#next]!; event.type !== EVENT_ID.POP; event = this.#events[this.#next]!) {
      const offset = startOf(event);
      if (++entries > MOST_ENTRIES)
        this.#fail(offset, `no object may be so large: this mapping has more than ${MOST_ENTRIES} entries`);
      if (event.type === EVENT_ID.SCALAR && isMergeKey(this.#source, event)) {
        this.#next++;
        const value = this.#node();
        this.#at(offset, () => mapping.merge(value));
      } else {
        const key = this.#key(event, offset);
        const value = this.#node();
        if (!mapping.add(key, value)) this.#fail(offset, `key ${JSON.stringify(key)} is already set in this mapping`);
      }
    }
    this.#next++;
    return mapping.object;
  }

  #key(event: Event, offset: number): string {
    if (event.type === EVENT_ID.SCALAR) {
      const value = this.#node();
      return typeof value === 'string'
        ? value
        : this.#at(offset, () => keyOf(value as Scalar, getScalarValue(this.#source, event)));
    }
    const value = this.#node();
    if (typeof value === 'object' && value !== null)
      this.#fail(offset, 'a key must be a string, not a list or a mapping');
    return this.#at(offset, () => keyOf(value as Scalar, String(value)));
  }

  /** Adds the place to an error of a function that does not know it. */
  #at<Result>(offset: number, read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      return this.#fail(offset, (error as Error).message);
    }
  }

  #fail(offset: number, reason: string): never {
    return YAMLException.throwAt(this.#source, offset, reason);
  }
}

/** Where the text of an event begins. */
export function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart - (isQuoted(event) ? 1 : 0);
  if ('start' in event) return event.start;
  return 'anchorStart' in event ? event.anchorStart : 0;
}

function isQuoted(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
}
