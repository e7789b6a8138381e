import { isMapping } from '../model/mapping';
/** A value as messages name it: `a list`, `the number 80`. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  return isMapping(value)
    ? 'a mapping'
    : `the ${typeof value} ${typeof value === 'string' ? JSON.stringify(value).slice(0, 60) : String(value)}`;
}
