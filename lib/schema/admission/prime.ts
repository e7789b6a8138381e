/** Maglev tables are smaller than this. */
export const TABLE_LIMIT = 5_000_011;

/** Whether Envoy takes the number for a prime; it takes 1 for one too. */
export function isPrime(number: number): boolean {
  if (number > 0 && number < 4) return true;
  if (number % 2 === 0) return false;
  for (let factor = 3; factor * factor <= number; factor += 2) if (number % factor === 0) return false;
  return true;
}
