/** What may need work: percent signs, backslashes, dot segments, and characters that no URL holds as they are. */
const SUSPICIOUS = /%|\\|\/\.|[^!-~]|["<>`{}^|#]/;

/**
 * The path as Envoy's routes and policies see it under Istio's default normalization: dot segments are resolved,
 * backslashes are slashes, characters that no URL may hold are escaped, a fragment is dropped. Slashes are not merged.
 */
export function normalizePath(pathAndQuery: string): string {
  if (!SUSPICIOUS.test(pathAndQuery)) return pathAndQuery;
  const fragment = pathAndQuery.indexOf('#');
  const whole = fragment < 0 ? pathAndQuery : pathAndQuery.slice(0, fragment);
  const end = whole.indexOf('?');
  const path = end < 0 ? whole : whole.slice(0, end);
  if (!path.startsWith('/')) return whole;
  // A host in front keeps `//x` a path.
  const normalized = new URL(`http://h${path}`).pathname;
  return end < 0 ? normalized : normalized + whole.slice(end);
}
