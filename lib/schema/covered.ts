import { type Finding, formatPath } from '../model/finding';

/** Rules about how the fields of an object go together; of a whole spec they say nothing about one field. */
const TOGETHER: ReadonlySet<string> = new Set(['cel-rule', 'exclusive-fields']);

/**
 * A function that says whether what istiod's webhook found is what the API server said already: of the same place, or
 * of something that it is a part of.
 */
export function coveredBy(known: readonly Finding[]): (finding: Finding) => boolean {
  const places = new Set<string>();
  const wholes = new Set<string>();
  for (const { rule, path = [] } of known) {
    places.add(formatPath(path));
    if (path.length > 1 || !TOGETHER.has(rule)) wholes.add(formatPath(path));
  }
  return ({ path = [] }) => {
    if (places.has(formatPath(path))) return true;
    for (let length = path.length - 1; length > 0; length--)
      if (wholes.has(formatPath(path.slice(0, length)))) return true;
    return false;
  };
}
