import type { Program } from './program';

/** Values that show the ways in which a set of expressions can come out, and whether these are all the ways there are. */
export interface Witnesses {
  /** The shortest value for each. */
  readonly values: readonly string[];
  readonly isComplete: boolean;
}

/** How many combinations of states are followed. */
const LIMIT = 20_000;

/**
 * Finds, for every combination of matching and not matching that some text over the alphabet has, the shortest such
 * text. All machines run side by side over all texts at once; texts that bring them to the same states are the same.
 *
 * @param valid - a machine that says which texts there can be at all
 */
export function witnesses(programs: readonly Program[], valid: Program, alphabet: readonly string[]): Witnesses {
  const all = [valid, ...programs];
  const letters = oneOfEachKind(all, alphabet);
  const found = new Map<string, string>();
  const start = all.map((program) => program.start);
  let level: { readonly text: string; readonly states: readonly (readonly number[])[] }[] = [
    { text: '', states: start },
  ];
  const seen = new Set([JSON.stringify(start)]);
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { text, states } of level) {
      const [isValid, ...matched] = all.map((program, at) => program.accepts(states[at] ?? [], text === ''));
      const key = matched.join();
      if (isValid && !found.has(key)) found.set(key, text);
      for (const letter of letters) {
        const rune = letter.charCodeAt(0);
        const after = all.map((program, at) => program.next(states[at] ?? [], rune));
        if (after[0]?.length === 0) continue;
        const id = JSON.stringify(after);
        if (seen.has(id)) continue;
        if (seen.size >= LIMIT) return { values: [...found.values()], isComplete: false };
        seen.add(id);
        next.push({ text: text + letter, states: after });
      }
    }
    level = next;
  }
  return { values: [...found.values()], isComplete: true };
}

/** Of letters that no machine tells apart, the first. */
function oneOfEachKind(programs: readonly Program[], alphabet: readonly string[]): readonly string[] {
  const kinds = new Map<string, string>();
  for (const letter of alphabet) {
    const kind = programs.map((program) => program.kindOf(letter.charCodeAt(0))).join();
    if (!kinds.has(kind)) kinds.set(kind, letter);
  }
  return [...kinds.values()];
}
