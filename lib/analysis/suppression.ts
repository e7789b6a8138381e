import { formatObject, type ObjectRef } from '../model/finding';

/**
 * Findings that are known and accepted. At least one of `rules` and `objects` must be given.
 *
 * @example
 * { rules: ['destination-rule-no-ca'], objects: ['DestinationRule legacy/*'], reason: 'retired in May', until: '2027-05-31' }
 */
export interface Suppression {
  /**
   * Ids of rules, or Istio's or Kiali's codes of them (`IST0128`, `KIA0202`).
   * @default - every rule
   */
  readonly rules?: readonly string[];
  /**
   * Objects as messages name them, `Kind namespace/name`; `*` stands for any letters.
   * @default - every object
   */
  readonly objects?: readonly string[];
  /** Why it is accepted. */
  readonly reason: string;
  /**
   * The last day on which it counts, as `2027-01-31`.
   * @default - it counts for good
   */
  readonly until?: string;
}

/** What is known of a rule here: its id, and the codes by which others call it. */
export interface RuleName {
  readonly id: string;
  readonly istio?: string;
  readonly kiali?: string;
}

/** Whether `written` is the rule's id or one of its codes. */
export function namesRule(written: string, { id, istio, kiali }: RuleName): boolean {
  return written === id || written === istio || written === kiali;
}

/** Whether a day is past the last one. Without knowing the day, nothing is. */
export function isExpired(until: string | undefined, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && today > until;
}

/** Whether an object is meant by a pattern such as `VirtualService shop/*`. */
export function matchesObject(pattern: string, object: ObjectRef): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const text = formatObject(object);
  if (rest.length === 0) return text === pattern;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  // Each piece between stars is taken where it first occurs, so that no pattern costs more than one walk over the text.
  let from = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= text.length - last.length;
}
