import type { Finding } from './finding';

/** How many findings of one kind are listed. */
const LISTED = 100;

interface Seen {
  count: number;
  /** Where in the list the last one that is listed stands. */
  last: number;
}

/**
 * A list of findings in which the first hundred of each kind stand one by one, and the last of these says how many more
 * there are: nobody mends them one by one, and a hostile object has millions.
 */
export class Abridged<Kind, Found extends Finding> {
  readonly #list: Found[] = [];
  readonly #seen = new Map<Kind, Seen>();

  /** Adds a finding. It counts as one of its kind: of the same rule on the same object. */
  add(kind: Kind, finding: Found): void {
    const seen = this.#seen.get(kind);
    if (seen === undefined) {
      this.#seen.set(kind, { count: 1, last: this.#list.push(finding) - 1 });
    } else if (++seen.count <= LISTED) {
      seen.last = this.#list.push(finding) - 1;
    }
  }

  /** The findings as they are listed, in the order in which they came. */
  list(): readonly Found[] {
    const list = [...this.#list];
    for (const { count, last } of this.#seen.values()) {
      if (count <= LISTED) continue;
      const finding = list[last]!;
      list[last] = { ...finding, message: `${finding.message} (${count - LISTED} more like this are not listed)` };
    }
    return list;
  }
}
