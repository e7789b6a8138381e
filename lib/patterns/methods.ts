import type { StringMatch } from '../../imports/istio.generated';
import { compileRegex } from '../model/regex';

/** An HTTP method. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE' | 'CONNECT';

const METHODS: readonly HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'];

/** The methods of HTTP that a match lets through, or `undefined` when it lets any text through. */
export function methodsOf(match: StringMatch | undefined): readonly string[] | undefined {
  if (match === undefined) return undefined;
  if (typeof match.exact === 'string') return [match.exact];
  if (typeof match.prefix === 'string') return METHODS.filter((method) => method.startsWith(match.prefix as string));
  if (typeof match.regex !== 'string') return undefined;
  const { regex } = compileRegex(match.regex);
  return regex === undefined ? undefined : METHODS.filter((method) => regex.matches(method));
}

/** One method or several, as a match. */
export function matchMethods(methods: HttpMethod | readonly HttpMethod[]): StringMatch {
  return typeof methods === 'string' ? { exact: methods } : { regex: methods.join('|') };
}
