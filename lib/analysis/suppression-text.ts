import type { Suppression } from './suppression';

/** What a text means, or what is wrong with it. */
export type ParsedSuppression = Suppression | { readonly problem: string };

/**
 * Reads `rule-id[,rule-id]: reason [until 2027-01-31]`, one per line or divided by `;`: the value of the annotation
 * `cdk8s-istio/ignore`. A reason is asked for; the date is the last day on which the line counts.
 *
 * @example
 * parseSuppressions('destination-rule-no-ca: the bank pins its own authority until 2027-01-31');
 */
export function parseSuppressions(text: string): readonly ParsedSuppression[] {
  return text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseLine);
}

function parseLine(line: string): ParsedSuppression {
  const colon = line.indexOf(':');
  const rules = splitNames(colon < 0 ? line : line.slice(0, colon));
  const rest = colon < 0 ? '' : line.slice(colon + 1).trim();
  const [, reason = '', until] = /^(.*?)(?:\s*\buntil (\S+))?$/.exec(rest) ?? [];
  if (rules.length === 0) return { problem: `"${line}" names no rule` };
  if (reason === '') return { problem: `"${line}" gives no reason; write "${rules.join(',')}: why it is accepted"` };
  if (until === undefined) return { rules, reason };
  return isDay(until) ? { rules, reason, until } : { problem: `"${until}" is no day; write it as 2027-01-31` };
}

/**
 * Reads what a command line says: `rule-id[,rule-id]`, and after an `@` the objects it is for.
 *
 * @example
 * parseIgnoreOption('destination-rule-no-ca@DestinationRule legacy/*');
 */
export function parseIgnoreOption(text: string): Suppression {
  const at = text.indexOf('@');
  const rules = splitNames(at < 0 ? text : text.slice(0, at));
  const objects = at < 0 ? [] : splitNames(text.slice(at + 1));
  return {
    ...(rules.length === 0 ? {} : { rules }),
    ...(objects.length === 0 ? {} : { objects }),
    reason: 'given on the command line',
  };
}

/** Names divided by commas. */
export function splitNames(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether the text is a day of the calendar, as `2027-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
