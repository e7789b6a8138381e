import { type Matcher, RE2JS } from 're2js';

/** A regular expression as Istio, Envoy and Kubernetes read it: RE2 syntax, linear time. */
export interface Regex {
  /** Whether the whole text matches, as Envoy decides it. */
  matches(text: string): boolean;
  /** Whether some part of the text matches, as CEL's `matches()` and CRD patterns decide it. */
  finds(text: string): boolean;
  /** The text with every match replaced; `\1` in the substitution stands for the first group, as in Envoy. */
  replaceAll(text: string, substitution: string): string;
}

/** Either the compiled expression or RE2's words of what is wrong with it. */
export type CompiledRegex =
  | { readonly regex: Regex; readonly error?: undefined }
  | { readonly regex?: undefined; readonly error: string };

/** Text as a regular expression that means the text. */
export function quoteRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

const CACHE_LIMIT = 10_000;
const cache = new Map<string, CompiledRegex>();

/** Compiles an RE2 expression. Nothing is thrown: a pattern that RE2 refuses comes back with RE2's reason. */
export function compileRegex(pattern: string): CompiledRegex {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const compiled = compile(pattern);
  cache.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): CompiledRegex {
  try {
    const re = RE2JS.compile(pattern);
    return {
      regex: {
        matches: (text) => re.matches(text),
        finds: (text) => re.matcher(text).find(),
        replaceAll: (text, substitution) => replaceAll(re, text, substitution),
      },
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** As RE2's GlobalReplace: unlike elsewhere, an empty match right behind another match is none. */
function replaceAll(re: RE2JS, text: string, substitution: string): string {
  const matcher = re.matcher(text);
  let result = '';
  let end = 0;
  while (matcher.find()) {
    if (matcher.end() === end && matcher.start() === end && end > 0) continue;
    result += text.slice(end, matcher.start()) + expand(matcher, substitution);
    end = matcher.end();
  }
  return result + text.slice(end);
}

function expand(matcher: Matcher, substitution: string): string {
  return substitution.replace(/\\(\d|\\)/g, (_, escaped: string) => {
    if (escaped === '\\') return '\\';
    return Number(escaped) <= matcher.groupCount() ? (matcher.group(Number(escaped)) ?? '') : '';
  });
}
