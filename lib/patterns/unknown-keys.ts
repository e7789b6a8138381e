import { suggestion } from '../model/suggestion';

/** What is given and nobody would read, as sentences with the nearest name: a slip that the compiler did not see. */
export function unknownKeys(given: object, known: readonly string[]): string[] {
  return Object.entries(given).flatMap(([key, value]) =>
    value === undefined || known.includes(key) ? [] : [`has no use for "${key}". ${suggestion(key, known)}`],
  );
}
