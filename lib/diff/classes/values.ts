import { type Field, type FieldTest, passes } from './field-test';
import { Program } from './program';
import { type Shape, shapeOf } from './shape';
import { witnesses } from './witnesses';

/** One value of a field, or its absence, for every way in which a set of tests can come out. */
export interface FieldClasses {
  readonly values: readonly (string | undefined)[];
  /** Whether there are no other ways. */
  readonly isComplete: boolean;
}

/** Finds an example for each class of values that the tests tell apart; the most usual values come first. */
export function classesOf(field: Field, tests: readonly FieldTest[]): FieldClasses {
  const distinct = [...new Map(tests.map((test) => [`${test.absent} ${test.regex}`, test])).values()];
  const shape = shapeOf(field);
  const byKey = new Map<string, string | undefined>();
  const offer = (value: string | undefined) => {
    if (value === undefined ? !shape.isOptional : !shape.holds(value)) return;
    const key = distinct.map((test) => passes(test, value)).join();
    if (!byKey.has(key)) byKey.set(key, value);
  };
  for (const value of shape.usual) offer(value);
  const literals = distinct.flatMap((test) => test.literals);
  for (const literal of literals) offer(literal);
  if (distinct.every(({ isSimple }) => isSimple)) {
    for (const value of beyond(literals, shape)) offer(value);
    return { values: [...byKey.values()], isComplete: true };
  }
  if (shape.isOptional) offer(undefined);
  const compiled = distinct.map(({ regex }) => Program.of(regex));
  // What cannot be followed may still match what is left of it without its special characters.
  for (const [at, { regex }] of distinct.entries())
    if (compiled[at] === undefined) offer(regex.replace(/\\.|[^\w/-]/g, ''));
  const programs = compiled.filter((program) => program !== undefined);
  const valid = Program.of(shape.valid);
  if (valid === undefined) return { values: [...byKey.values()], isComplete: false };
  const found = witnesses(programs, valid, shape.alphabet);
  for (const value of found.values) offer(value);
  return { values: [...byKey.values()], isComplete: found.isComplete && programs.length === distinct.length };
}

/** What is no literal, and what only begins with one: no other literal begins like that. */
function* beyond(literals: readonly string[], { alphabet, isOptional }: Shape): Generator<string | undefined> {
  if (isOptional) yield undefined;
  for (const literal of ['', '/', ...literals]) {
    const longer = new Set(literals.filter((other) => other.startsWith(literal)).map((other) => other[literal.length]));
    for (const letter of alphabet) {
      if (longer.has(letter)) continue;
      yield literal + letter;
      if (/[a-z]/.test(letter)) break;
    }
  }
}
