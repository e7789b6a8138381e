import type { IConstruct } from 'constructs';
import { noteOrigin, originOf, type SourceLocation } from './origin';

const PROBLEMS = Symbol.for('cdk8s-istio.problems');

/** Something the program says that cannot become a right manifest. */
export interface Problem {
  /** What is wrong, why it hurts and what to do. */
  readonly message: string;
  /** The lines that said it, where they are not the construct's own. */
  readonly at: readonly SourceLocation[];
}

/** A line of the user's program, kept until somebody asks for it. */
export interface Place {
  readonly location: SourceLocation | undefined;
}

/** The line that calls `above`, a method of ours. */
export function placeOfCall(above: object): Place {
  const holder = {};
  noteOrigin(holder, above);
  return {
    get location() {
      return originOf(holder);
    },
  };
}

interface Noted {
  readonly message: string;
  readonly places: readonly Place[];
}

/**
 * Notes a problem of a construct instead of throwing, so that synth tells all of them at once. A stock cdk8s `App`
 * learns of it by the construct's validation, `MeshApp` by {@link problemsOf}. Saying the same twice counts once, unless
 * other calls are at fault.
 *
 * @param places - the calls that wrote the wrong values, where that is not the construct's `new`
 */
export function report(construct: IConstruct, message: string, places: readonly Place[] = []): void {
  const holder = construct as unknown as { [PROBLEMS]?: Noted[] };
  if (holder[PROBLEMS] === undefined) {
    const noted: Noted[] = [];
    Object.defineProperty(construct, PROBLEMS, { value: noted });
    construct.node.addValidation({ validate: () => [...new Set(noted.map((problem) => problem.message))] });
  }
  const noted = holder[PROBLEMS]!;
  const isSame = (problem: Noted) => problem.message === message && areSame(problem.places, places);
  if (!noted.some(isSame)) noted.push({ message, places });
}

function areSame(some: readonly Place[], others: readonly Place[]): boolean {
  return some.length === others.length && some.every((place, index) => place === others[index]);
}

const NONE: readonly Problem[] = [];

/** The problems noted of a construct. */
export function problemsOf(construct: IConstruct): readonly Problem[] {
  const noted = (construct as unknown as { [PROBLEMS]?: Noted[] })[PROBLEMS];
  if (noted === undefined) return NONE;
  return noted.map(({ message, places }) => ({ message, at: places.flatMap((place) => place.location ?? []) }));
}
