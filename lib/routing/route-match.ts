import type { HttpMatch } from '../mesh/virtual-services';
import { claimPath } from '../model/claim-name';
import type { Call } from './call';
import {
  type Condition,
  claimCondition,
  headerCondition,
  queryCondition,
  type StringMatch,
  withoutHeaderCondition,
} from './condition';
import { ANY_PATH, matchesPath, type PathMatch, pathMatch } from './path-match';

/** What a route asks of a request. */
export class RouteMatch {
  readonly path: PathMatch;
  readonly conditions: readonly Condition[];

  constructor(path: PathMatch, conditions: readonly Condition[]) {
    this.path = path;
    this.conditions = conditions;
  }

  /** Whether a request is what the route asks for. */
  takes(call: Call): boolean {
    if (!matchesPath(this.path, call.path)) return false;
    for (const condition of this.conditions) if (!condition.test(call)) return false;
    return true;
  }

  /** Whether every request is. */
  get takesAll(): boolean {
    const { kind, value } = this.path;
    return (
      this.conditions.length === 0 && ((kind === 'prefix' && value === '/') || (kind === 'regex' && value === '.*'))
    );
  }
}

/** The match of a route that asks for nothing. */
export const ANY_REQUEST = new RouteMatch(ANY_PATH, []);

/**
 * What the routes of one mesh ask for. Big meshes are written from templates: what is asked for alike is kept once, and
 * so stays in the processor's caches however many VirtualServices ask for it.
 */
export class RouteMatches {
  readonly #known = new Map<string, RouteMatch>();

  /** @param wholeSegments - whether a prefix ends where a segment of the path does */
  of(match: HttpMatch | undefined, wholeSegments: boolean): RouteMatch {
    if (match === undefined) return ANY_REQUEST;
    const key = keyOf(match, wholeSegments);
    let known = this.#known.get(key);
    if (known === undefined) {
      known = new RouteMatch(pathMatch(match.uri, match.ignoreUriCase ?? false, wholeSegments), conditionsOf(match));
      this.#known.set(key, known);
    }
    return known;
  }
}

/** Everything that a match is made of; a header that is `undefined` is asked for like one that is `{}`. */
function keyOf(match: HttpMatch, wholeSegments: boolean): string {
  const { uri, ignoreUriCase, headers, withoutHeaders, method, authority, scheme, queryParams } = match;
  return JSON.stringify(
    [wholeSegments, uri, ignoreUriCase, headers, withoutHeaders, method, authority, scheme, queryParams],
    (_, value) => value ?? null,
  );
}

function conditionsOf(match: HttpMatch): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const [name, pattern] of entries(match.headers)) {
    const claim = claimPath(name);
    conditions.push(claim === undefined ? headerCondition(name, pattern) : claimCondition(claim, pattern, false));
  }
  for (const [name, pattern] of entries(match.withoutHeaders)) {
    const claim = claimPath(name);
    conditions.push(claim === undefined ? withoutHeaderCondition(name, pattern) : claimCondition(claim, pattern, true));
  }
  for (const field of ['method', 'authority', 'scheme'] as const) {
    const pattern = match[field];
    if (pattern !== undefined) conditions.push(headerCondition(`:${field}`, pattern));
  }
  for (const [name, pattern] of entries(match.queryParams)) conditions.push(queryCondition(name, pattern));
  return conditions;
}

function entries(patterns: Readonly<Record<string, unknown>> | undefined): readonly [string, StringMatch][] {
  return Object.entries(patterns ?? {}).map(([name, pattern]) => [name, (pattern ?? {}) as StringMatch]);
}
