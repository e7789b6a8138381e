import type { StringMatch } from '../../imports/istio.generated';
import type { NamespaceLike } from '../../imports/references';
import { inWords } from '../model/in-words';
import type { Labels } from '../model/labels';
import { referenceIn } from '../model/reference';
import { quoteRegex } from '../model/regex';
import type { ShapeOf } from '../model/shape';
import type { Match } from './match';
import { type HttpMethod, matchMethods } from './methods';
import { matchPath, type PathCondition } from './path';

/** A text that must be equal, or one of Istio's string matches; `{}` means that it is there at all. */
export type TextCondition = string | StringMatch;

/**
 * Which requests are meant. All conditions must hold; header and query names are compared as Istio compares them:
 * headers in any case, query parameters letter by letter.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export interface RequestCondition {
  /** Headers by name. @default - any */
  readonly headers?: Readonly<Record<string, TextCondition>>;
  /** Headers that must not match; `{}` means that the header must be absent. @default - none */
  readonly withoutHeaders?: Readonly<Record<string, TextCondition>>;
  /** One cookie by name and exact value. Istio sees all cookies as one header, so it cannot ask for two. @default - any */
  readonly cookie?: Readonly<Record<string, string>>;
  /** The method, or several. @default - any */
  readonly method?: HttpMethod | readonly HttpMethod[];
  /** Query parameters by name. @default - any */
  readonly query?: Readonly<Record<string, TextCondition>>;
}

/** Which requests are meant, by path and caller too. */
export interface When extends RequestCondition {
  /** The path: `/api` means `/api` and what is below `/api/`, never `/apix`. @default - any */
  readonly path?: PathCondition;
  /** Who calls, by the labels or the namespace of the calling pod. It holds inside the mesh only. @default - anybody */
  readonly source?: { readonly labels?: Labels; readonly namespace?: NamespaceLike };
}

/** The keys of {@link When}. */
export const WHEN = {
  headers: true,
  withoutHeaders: true,
  cookie: true,
  method: true,
  query: true,
  path: true,
  source: { labels: true, namespace: true },
} satisfies ShapeOf<When>;

/** The condition as Istio's matches, one of which must hold. */
export function toMatches(when: When): Match[] {
  const namespace = when.source?.namespace;
  const match = {
    ...toMatch(when),
    ...(when.source?.labels === undefined ? {} : { sourceLabels: when.source.labels }),
    ...(namespace === undefined ? {} : { sourceNamespace: referenceIn(namespace, 'Namespace') ?? namespace }),
  };
  return matchPath(when.path).map((path) => ({ ...path, ...match }));
}

function toMatch(when: RequestCondition): Match {
  const headers = { ...lowerCased(texts(when.headers)), ...cookieHeader(when.cookie) };
  return {
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(when.withoutHeaders === undefined ? {} : { withoutHeaders: lowerCased(texts(when.withoutHeaders)) }),
    ...(when.method === undefined ? {} : { method: matchMethods(when.method) }),
    ...(when.query === undefined ? {} : { queryParams: texts(when.query) }),
  };
}

function texts(conditions: Readonly<Record<string, TextCondition>> | undefined): Record<string, StringMatch> {
  return Object.fromEntries(
    Object.entries(conditions ?? {}).map(([name, text]) => [name, typeof text === 'string' ? { exact: text } : text]),
  );
}

/** Header names come in any case and are one name; claims of a token, which Istio writes as headers, are not. */
function lowerCased(headers: Readonly<Record<string, StringMatch>>): Record<string, StringMatch> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, match]) => [name.startsWith('@') ? name : name.toLowerCase(), match]),
  );
}

/** The match of a cookie among others: the whole header has to match, so what stands before and behind is spelt out. */
export function matchCookie(name: string, value: string): StringMatch {
  return { regex: `(.*;\\s*)?${quoteRegex(inWords(name))}=${quoteRegex(inWords(value))}(\\s*;.*)?` };
}

function cookieHeader(cookie: Readonly<Record<string, string>> | undefined): Record<string, StringMatch> {
  const [first] = Object.entries(cookie ?? {});
  return first === undefined ? {} : { cookie: matchCookie(...first) };
}

/** How many conditions a match has; the more, the more specific it is. */
export function conditionCount(match: Match): number {
  const maps = [match.headers, match.withoutHeaders, match.queryParams, match.sourceLabels];
  const single = [match.uri, match.method, match.authority, match.scheme, match.port, match.sourceNamespace];
  return (
    maps.reduce((count, map) => count + Object.keys(map ?? {}).length, 0) +
    single.filter((condition) => condition !== undefined).length
  );
}
