/** What may need work: percent signs, backslashes, dot segments, and characters that no path holds as they are. */
const SUSPICIOUS = /%|\\|\/\.|["#<>^`{|}]/;
/** Escaped characters that need not be. */
const UNRESERVED = /%(?:2[DdEe]|3\d|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee])/g;
/** Characters that are escaped where they are not. */
const UNSAFE = /["<>^`{|}]/g;

/**
 * The path as Envoy's routes and policies see it under Istio's default normalization: needless escapes are undone,
 * characters that no path may hold are escaped, backslashes are slashes, and dot segments are resolved. A fragment is
 * dropped, slashes are not merged, and the query stays as it is.
 */
export function normalizePath(pathAndQuery: string): string {
  if (!SUSPICIOUS.test(pathAndQuery)) return pathAndQuery;
  const fragment = pathAndQuery.indexOf('#');
  const whole = fragment < 0 ? pathAndQuery : pathAndQuery.slice(0, fragment);
  const end = whole.indexOf('?');
  const path = end < 0 ? whole : whole.slice(0, end);
  if (!path.startsWith('/')) return whole;
  const plain = path
    .replace(UNRESERVED, (escaped) => String.fromCharCode(Number.parseInt(escaped.slice(1), 16)))
    .replace(UNSAFE, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('\\', '/');
  const normalized = withoutDots(plain);
  return end < 0 ? normalized : normalized + whole.slice(end);
}

function withoutDots(path: string): string {
  if (!path.includes('/.')) return path;
  const segments = path.split('/').slice(1);
  const kept: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const isLast = at === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (isLast) kept.push('');
  }
  return `/${kept.join('/')}`;
}

/** Whether Envoy answers a path with 400 before it looks at anything else: bytes that are no printable ASCII. */
export function isRefusedPath(pathAndQuery: string): boolean {
  return /[^!-~]/.test(pathAndQuery);
}
