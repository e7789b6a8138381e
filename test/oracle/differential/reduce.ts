type Json = unknown;

/**
 * The smallest value that still shows what `shows` looks for: parts of it are left out, one by one, the largest first,
 * for as long as that goes.
 */
export async function reduce<T>(value: T, shows: (smaller: T) => Promise<boolean>): Promise<T> {
  let smallest = value;
  for (let found = true; found; ) {
    found = false;
    for (const path of pathsOf(smallest)) {
      const smaller = without(smallest, path) as T | undefined;
      if (smaller === undefined || !(await shows(smaller))) continue;
      smallest = smaller;
      found = true;
    }
  }
  return smallest;
}

type Path = readonly (string | number)[];

/** Every part, outer ones before what they hold, later ones first so that the places of those to come stay. */
function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps = Array.isArray(value) ? value.map((_, at) => at).reverse() : Object.keys(value);
  const own = steps.map((step) => [...path, step]);
  return [...own, ...steps.flatMap((step) => pathsOf((value as Record<string, Json>)[step], [...path, step]))];
}

/** A copy without one part; `undefined` where the part is already gone. */
function without(value: Json, [step, ...rest]: Path): Json | undefined {
  if (typeof value !== 'object' || value === null || step === undefined || !(step in value)) return undefined;
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, at) => at !== step);
    const inner = without(value[step as number], rest);
    return inner === undefined ? undefined : value.map((each, at) => (at === step ? inner : each));
  }
  const own = value as Readonly<Record<string, Json>>;
  if (rest.length === 0) return Object.fromEntries(Object.entries(own).filter(([key]) => key !== step));
  const inner = without(own[step], rest);
  return inner === undefined ? undefined : { ...own, [step]: inner };
}
