import { compileRegex } from '../model/regex';
import type { StringMatch } from './condition';

/** How a route chooses paths, queries aside. */
export type PathMatch =
  | { readonly kind: 'exact' | 'prefix' | 'segments'; readonly value: string; readonly ignoreCase: boolean }
  | { readonly kind: 'regex'; readonly value: string; readonly test: (path: string) => boolean };

/** The path match of a route that says none. */
export const ANY_PATH = { kind: 'prefix', value: '/', ignoreCase: false } as const satisfies PathMatch;

/**
 * Compiles a `uri` pattern. With `wholeSegments`, as Ingress and Gateway API have it, the prefix `/foo` takes `/foo`
 * and `/foo/bar` but not `/foobar`.
 */
export function pathMatch(uri: StringMatch | undefined, ignoreCase: boolean, wholeSegments: boolean): PathMatch {
  if (uri === undefined) return { ...ANY_PATH, ignoreCase };
  if (typeof uri.exact === 'string') return { kind: 'exact', value: fold(uri.exact, ignoreCase), ignoreCase };
  if (typeof uri.prefix === 'string') {
    if (wholeSegments && uri.prefix !== '/') {
      return { kind: 'segments', value: fold(uri.prefix.replace(/\/$/, ''), ignoreCase), ignoreCase };
    }
    return { kind: 'prefix', value: fold(uri.prefix, ignoreCase), ignoreCase };
  }
  if (typeof uri.regex === 'string') {
    const { regex } = compileRegex(uri.regex);
    return { kind: 'regex', value: uri.regex, test: (path) => regex?.matches(path) ?? false };
  }
  return { ...ANY_PATH, ignoreCase };
}

function fold(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.toLowerCase() : text;
}

/** Whether a path, without its query, is chosen. */
export function matchesPath(match: PathMatch, path: string): boolean {
  if (match.kind === 'regex') return match.test(path);
  const text = match.ignoreCase ? path.toLowerCase() : path;
  if (match.kind === 'exact') return text === match.value;
  if (!text.startsWith(match.value)) return false;
  return match.kind === 'prefix' || text.length === match.value.length || text[match.value.length] === '/';
}

/** The path with the chosen part replaced: the prefix of a prefix match, the whole of any other. The query stays. */
export function replaceMatched(match: PathMatch, path: string, pathAndQuery: string, replacement: string): string {
  const matched = match.kind === 'prefix' || match.kind === 'segments' ? match.value.length : path.length;
  return replacement + pathAndQuery.slice(matched);
}

/** The match in words. */
export function pathWords(match: PathMatch): string {
  const words = { exact: 'is', prefix: 'begins with', segments: 'begins with the segments', regex: 'matches' };
  const folded = match.kind !== 'regex' && match.ignoreCase ? ' in any case' : '';
  return `path ${words[match.kind]} "${match.value}"${folded}`;
}
