import type { Target } from '../routing';

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
