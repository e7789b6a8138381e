import type { Level } from './finding';

/** From the least to the gravest. */
export const LEVELS: readonly Level[] = ['info', 'warning', 'error'];

/** Whether a level is as grave as another, or graver. */
export function isAtLeast(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}
