import { durationProblem } from '../../model/duration';
import type { Place } from './place';

/** Checks a duration that may be left out: whole milliseconds, one at least. */
export function checkDuration(duration: string | undefined, at: Place, options?: { readonly zero?: boolean }): void {
  if (duration === undefined) return;
  const problem = durationProblem(duration, options);
  if (problem !== undefined) at.error(`${problem}.`);
}
