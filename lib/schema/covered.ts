import { type Finding, formatPath, type Path } from '../model/finding';

/** Problems of a whole spec say nothing about its fields; deeper ones are about everything below them. */
const WHOLE = 1;

/** A function that says whether what istiod's webhook found is what the API server said already: of the same place, or of a part of it. */
export function coveredBy(known: readonly Finding[]): (finding: Finding) => boolean {
  const places = new Set(known.map(({ path = [] }) => formatPath(path)));
  return ({ path = [] }) => ancestors(path).some((place) => places.has(formatPath(place)));
}

function ancestors(path: Path): Path[] {
  const places: Path[] = [path];
  for (let length = path.length - 1; length > WHOLE; length--) places.push(path.slice(0, length));
  return places;
}
