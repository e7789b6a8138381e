import { durationProblem, toMillis } from '../../model/duration';
import type { Place } from './place';

/** Checks a duration that may be left out: whole milliseconds, one at least. */
export function checkDuration(duration: string | undefined, at: Place, options?: { readonly zero?: boolean }): void {
  if (duration === undefined) return;
  const problem = durationProblem(duration, options);
  if (problem !== undefined) at.error(`${problem}.`);
}

/** Checks that a duration of any length can be read at all. */
export function checkDurationSyntax(duration: string | undefined, at: Place): void {
  if (duration !== undefined && toMillis(duration) === undefined) at.error(`${durationProblem(duration)}.`);
}
