import type { Duration } from '../../imports/istio.generated';
import { inWords } from './in-words';

export type { Duration };

type Unit = 'h' | 'm' | 's' | 'ms' | 'us' | 'µs' | 'ns';

/** A duration of milliseconds: `millis(250)` is `'250ms'`. */
export function millis(count: number): Duration {
  return `${count}ms`;
}

/** A duration of seconds: `seconds(5)` is `'5s'`, `seconds(0.5)` is `'0.5s'`. */
export function seconds(count: number): Duration {
  return `${count}s`;
}

/** A duration of minutes: `minutes(2)` is `'2m'`. */
export function minutes(count: number): Duration {
  return `${count}m`;
}

/** A duration of hours: `hours(1)` is `'1h'`. */
export function hours(count: number): Duration {
  return `${count}h`;
}

const MILLIS: Readonly<Record<Unit, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 1e-3,
  µs: 1e-3,
  ns: 1e-6,
};
const PART = /(\d+(?:\.\d*)?|\.\d+)(ms|us|µs|ns|h|m|s)/y;

/** More nanoseconds than this do not fit into a duration of Go, and so into none of Istio. */
const LONGEST = 2 ** 63 / 1e6;

/** How many milliseconds a duration lasts, or `undefined` when the text is none (`5`, `-5s`, `1e3s`, `5 s`, `1d`, `9999999h`). */
export function toMillis(text: string): number | undefined {
  const total = sumOf(text);
  return total !== undefined && total < LONGEST ? total : undefined;
}

function sumOf(text: string): number | undefined {
  let total = 0;
  let end = 0;
  PART.lastIndex = text.startsWith('+') ? 1 : 0;
  for (let part = PART.exec(text); part !== null; part = PART.exec(text)) {
    total += Number(part[1]) * MILLIS[part[2] as Unit];
    end = PART.lastIndex;
  }
  // Sums of binary fractions (0.3s) are a hair off; a millionth of a millisecond is below anything Istio knows.
  return end === 0 || end !== text.length ? undefined : Math.round(total * 1e6) / 1e6;
}

/**
 * What is wrong with a duration, or `undefined`. Istio takes whole milliseconds, one at least; `zero` allows `0s` for
 * the fields where it means "none".
 */
export function durationProblem(value: unknown, options: { readonly zero?: boolean } = {}): string | undefined {
  if (typeof value !== 'string')
    return `${inWords(value)} is not a duration; write it with a unit, like "5s" or "250ms"`;
  const total = toMillis(value);
  if (total === undefined && sumOf(value) !== undefined)
    return `"${value}" is longer than 292 years, the most that a duration holds`;
  if (total === undefined) return `"${value}" is not a duration; write a number with a unit (h, m, s, ms), like "5s"`;
  if (total === 0 && options.zero) return undefined;
  if (total < 1) return `"${value}" is shorter than 1ms, the least that Istio takes`;
  if (!Number.isInteger(total)) return `"${value}" is not a whole number of milliseconds, which Istio refuses`;
  return undefined;
}
