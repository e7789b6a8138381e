import type { IConstruct } from 'constructs';
import { noteOrigin, originOf, type SourceLocation } from './origin';

const PROBLEMS = Symbol.for('cdk8s-istio.problems');

/** Something the program says that cannot become a right manifest. */
export interface Problem {
  /** What is wrong, why it hurts and what to do. */
  readonly message: string;
  /** The line that said it, where it is not the construct's own. */
  readonly at?: SourceLocation | undefined;
}

interface Noted {
  readonly message: string;
  readonly place: object;
}

/**
 * Notes a problem of a construct instead of throwing, so that synth tells all of them at once. A stock cdk8s `App`
 * learns of it by the construct's validation, `MeshApp` by {@link problemsOf}.
 *
 * @param above - the function whose caller wrote the wrong value, where that is not the construct's constructor
 */
export function report(construct: IConstruct, message: string, above?: object): void {
  const holder = construct as unknown as { [PROBLEMS]?: Noted[] };
  if (holder[PROBLEMS] === undefined) {
    const noted: Noted[] = [];
    Object.defineProperty(construct, PROBLEMS, { value: noted });
    construct.node.addValidation({ validate: () => noted.map(({ message }) => message) });
  }
  const place = {};
  if (above !== undefined) noteOrigin(place, above);
  holder[PROBLEMS]?.push({ message, place });
}

/** The problems noted of a construct. */
export function problemsOf(construct: IConstruct): readonly Problem[] {
  const noted = (construct as unknown as { [PROBLEMS]?: Noted[] })[PROBLEMS] ?? [];
  return noted.map(({ message, place }) => ({ message, at: originOf(place) }));
}
