import { isMapping } from '../model/mapping';
import type { Target } from '../routing';

/** Checks what a test takes for shares. @throws Error where they are none */
export function checkShares(shares: unknown): asserts shares is Readonly<Record<string, number>> {
  if (isMapping(shares) && Object.values(shares).every((share) => typeof share === 'number')) return;
  throw new Error('shares are percents by subset, or by host, like { v1: 90, v2: 10 }');
}

/** Whether destinations have these shares, in percent, and nothing else has any. */
export function comparesSplit(destinations: readonly Target[], shares: Readonly<Record<string, number>>): boolean {
  const left = new Map(Object.entries(shares));
  for (const target of destinations) {
    const name = namesOf(target).find((each) => left.has(each));
    if (name === undefined) return false;
    left.set(name, (left.get(name) ?? 0) - target.weight);
  }
  // Thirds do not add up in floating point.
  return [...left.values()].every((rest) => Math.abs(rest) < 0.005);
}

/** What a share may be called by: the subset, else the host, in full or by the service's name. */
function namesOf({ host, subset, port }: Target): readonly string[] {
  const hosts = [`${host}:${port}`, host, host.split('.')[0] ?? host];
  return subset === undefined ? hosts : [subset, ...hosts];
}
