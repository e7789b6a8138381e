import { RE2JS } from 're2js';

/** One step of RE2's machine. */
interface Instruction {
  readonly op: number;
  readonly out: number;
  readonly arg: number;
  matchRune(rune: number): boolean;
}

const OP = {
  alt: 1,
  altMatch: 2,
  capture: 3,
  emptyWidth: 4,
  match: 6,
  nop: 7,
  rune: 8,
  any: 10,
  anyButNewline: 11,
} as const;
/** Conditions on where a step stands, as bits. */
const AT = { beginning: 1 | 4, end: 2 | 8 } as const;

/**
 * A regular expression as a machine that is fed one character after the other. It is RE2's own program, so that nothing
 * here can understand an expression in another way than the simulator does.
 */
export class Program {
  readonly #steps: readonly Instruction[];
  readonly #start: number;

  private constructor(steps: readonly Instruction[], start: number) {
    this.#steps = steps;
    this.#start = start;
  }

  /** Compiles an expression; `undefined` for one that RE2 refuses, or that looks around (`\b`). */
  static of(regex: string): Program | undefined {
    const compiled = compile(regex);
    if (compiled === undefined) return undefined;
    const known = new Set<number>([5, 9, ...Object.values(OP)]);
    const looksAround = compiled.inst.some(
      ({ op, arg }) => !known.has(op) || (op === OP.emptyWidth && (arg & 48) !== 0),
    );
    return looksAround ? undefined : new Program(compiled.inst, compiled.start);
  }

  /** Where the machine stands before the first character. */
  get start(): readonly number[] {
    return this.#follow([this.#start], AT.beginning);
  }

  /** Where it stands after one more character; empty when nothing can match any more. */
  next(states: readonly number[], rune: number): readonly number[] {
    const reached: number[] = [];
    for (const state of states) {
      const step = this.#steps[state];
      if (step !== undefined && takes(step, rune)) reached.push(step.out);
    }
    return reached.length === 0 ? reached : this.#follow(reached, 0);
  }

  /** Whether what was fed so far matches as a whole. */
  accepts(states: readonly number[], isEmpty: boolean): boolean {
    const conditions = AT.end | (isEmpty ? AT.beginning : 0);
    return this.#follow(states, conditions).some((state) => this.#steps[state]?.op === OP.match);
  }

  /** Which characters it tells apart from a given one, as a key. */
  kindOf(rune: number): string {
    return this.#steps.map((step) => (takes(step, rune) ? '1' : '0')).join('');
  }

  /** All steps that are reached without a character. */
  #follow(from: readonly number[], conditions: number): readonly number[] {
    const seen = new Set<number>();
    const open = [...from];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      const step = this.#steps[state];
      if (step === undefined) continue;
      if (step.op === OP.alt || step.op === OP.altMatch) open.push(step.out, step.arg);
      else if (step.op === OP.capture || step.op === OP.nop) open.push(step.out);
      else if (step.op === OP.emptyWidth && (step.arg & ~conditions) === 0) open.push(step.out);
    }
    return [...seen].sort((a, b) => a - b);
  }
}

function takes(step: Instruction, rune: number): boolean {
  if (step.op === OP.any) return true;
  if (step.op === OP.anyButNewline) return rune !== 10;
  return step.op >= OP.rune && step.op < OP.any && step.matchRune(rune);
}

interface Compiled {
  readonly inst: readonly Instruction[];
  readonly start: number;
}

/** The program is no public part of re2js; where it is not as expected, there is none. */
function compile(regex: string): Compiled | undefined {
  try {
    const { re2Input } = RE2JS.compile(regex) as unknown as {
      readonly re2Input?: { readonly prog?: Partial<Compiled> };
    };
    const { inst, start } = re2Input?.prog ?? {};
    return Array.isArray(inst) && typeof start === 'number' ? { inst, start } : undefined;
  } catch {
    return undefined;
  }
}
