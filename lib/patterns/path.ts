import type { StringMatch } from '../../imports/istio.generated';

/**
 * A path, or a path and what is below it: `/api` means `/api` and what is below `/api/`, never `/apix`, and `/` means
 * everything. `{ exact }`, `{ prefix }` (plain text, `/api` also takes `/apix`) and `{ regex }` (RE2, the whole path)
 * are Istio's own.
 */
export type PathCondition =
  | string
  | { readonly exact: string }
  | { readonly prefix: string }
  | { readonly regex: string };

/** The uri matches that together make a path condition; a single empty one for everything. */
export function matchPath(path: PathCondition | undefined): { readonly uri?: StringMatch }[] {
  if (path === undefined) return [{}];
  if (typeof path !== 'string') return [{ uri: path }];
  const base = trimmed(path);
  return base === '' ? [{}] : [{ uri: { exact: base } }, { uri: { prefix: `${base}/` } }];
}

/** A path without its last slashes; `''` for the root. */
export function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}

/** What is wrong with a path, or `undefined`. */
export function pathProblem(path: unknown): string | undefined {
  if (path === undefined) return undefined;
  const { exact, prefix, regex } = Object(path) as { readonly [kind: string]: unknown };
  const text = typeof path === 'string' ? path : (exact ?? prefix ?? regex);
  if (typeof text !== 'string') return 'a path is text, or one of { exact }, { prefix } and { regex }, which are text';
  if (text === regex) return undefined;
  if (!text.startsWith('/'))
    return `the path "${text}" does not begin with "/", as every request's does, so it would never match`;
  if (/[?#]/.test(text))
    return `the path "${text}" holds a query or fragment, which Istio does not compare; ask with "query"`;
  return undefined;
}

/** The path as people write it. */
export function formatPathCondition(path: PathCondition | undefined): string {
  if (path === undefined) return '/';
  if (typeof path === 'string') return path;
  const [[kind, text]] = Object.entries(path) as [[string, string]];
  return `${text} (${kind})`;
}
