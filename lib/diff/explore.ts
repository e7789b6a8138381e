import type { Field, FieldTest } from './classes/field-test';
import { classesOf } from './classes/values';
import { type Condition, fulfils } from './condition';
import type { Chosen } from './example';
import type { Way } from './view';

/** Two lists of ways that the same requests meet, one on each side. */
export interface Pair {
  readonly old: readonly Way[];
  readonly new: readonly Way[];
  /** What is asked of every request, whatever its way: the policies of the first proxy. */
  readonly tests: readonly FieldTest[];
  /** Whether the first proxy does the same on both sides; then equal ways treat requests alike. */
  readonly entersAlike: boolean;
  /** The hosts that lead here, as tests of the authority. */
  readonly hosts: readonly FieldTest[];
  /** Whether a host leads here. */
  leadsHere(host: string): boolean;
}

/** Told when not every class of values of a field is looked at. */
export type Bounded = (reason: string) => void;

/** The way that nothing takes. */
const NOWHERE: Way = { conditions: [], signature: 'no route', tests: () => [] };

/**
 * Walks through the classes of requests that either side can tell apart, and gives one of each class that may be treated
 * differently. Field by field, ways whose conditions cannot hold any more are left behind; as soon as what remains is
 * the same on both sides, so is the answer, whatever the rest of the request may be.
 */
export function* explore(pair: Pair, bounded: Bounded, chosen: Chosen = new Map()): Generator<Chosen, void> {
  const before = remaining(pair.old, chosen);
  const after = remaining(pair.new, chosen);
  if (pair.entersAlike && listSignature(before) === listSignature(after)) return;
  const [head = NOWHERE] = before;
  const [otherHead = NOWHERE] = after;
  const open = head.conditions[0] ?? otherHead.conditions[0];
  const ways = [...before, ...after];
  if (open === undefined) {
    if (pair.entersAlike && head.signature === otherHead.signature) return;
    if (head.rewrite !== otherHead.rewrite)
      bounded('paths that a regular expression rewrites were compared by examples');
    yield* leaves([...pair.tests, ...head.tests(), ...otherHead.tests()], pair, ways, chosen, bounded);
    return;
  }
  const { field } = open.test;
  for (const value of valuesOf(field, pair, ways, bounded)) {
    yield* explore({ ...pair, old: before, new: after }, bounded, new Map(chosen).set(field, value));
  }
}

/** The ways are decided; policies, preflights and header rules may still look at fields that no way asked for. */
function* leaves(
  tests: readonly FieldTest[],
  pair: Pair,
  ways: readonly Way[],
  chosen: Chosen,
  bounded: Bounded,
): Generator<Chosen, void> {
  const open = tests.find(({ field }) => field !== 'scheme' && !chosen.has(field));
  if (open === undefined) {
    yield chosen;
    return;
  }
  for (const value of valuesOf(open.field, pair, ways, bounded)) {
    yield* leaves(tests, pair, ways, new Map(chosen).set(open.field, value), bounded);
  }
}

function valuesOf(field: Field, pair: Pair, ways: readonly Way[], bounded: Bounded): readonly (string | undefined)[] {
  const asked = ways.flatMap((way) => [...way.conditions.map(({ test }) => test), ...way.tests()]);
  const tests = [...asked, ...pair.tests, ...pair.hosts].filter((test) => test.field === field);
  const { values, isComplete } = classesOf(field, tests);
  // Of several values, each test may find its own: routes that no single value meets in turn.
  if (field.startsWith('claim:') && new Set(tests.map(({ regex }) => regex)).size > 1)
    bounded('tokens with lists of claims were not asked');
  if (!isComplete) bounded(`the regular expressions on ${field.replace(':', ' ')} were compared by examples`);
  return field === 'authority' ? values.filter((host) => pair.leadsHere(host ?? '')) : values;
}

/** The ways still open, without the conditions that are met, up to the first that takes everything. */
function remaining(ways: readonly Way[], chosen: Chosen): readonly Way[] {
  const open: Way[] = [];
  for (const way of ways) {
    const conditions: Condition[] = [];
    let isPossible = true;
    for (const condition of way.conditions) {
      const { field } = condition.test;
      if (!chosen.has(field)) conditions.push(condition);
      else if (!fulfils(condition, chosen.get(field))) {
        isPossible = false;
        break;
      }
    }
    if (!isPossible) continue;
    open.push(conditions.length === way.conditions.length ? way : { ...way, conditions });
    if (conditions.length === 0) break;
  }
  return open;
}

function listSignature(ways: readonly Way[]): string {
  return JSON.stringify(
    ways.map(({ conditions, signature }) => [
      conditions.map(({ test, wanted }) => [test.field, test.regex, test.absent, wanted]),
      signature,
    ]),
  );
}
