import type { HTTPRouteProps } from '../../imports/istio-props.generated';
import type { Match } from './match';
import { type PathCondition, trimmed } from './path';

/** A rewrite as a route of a gateway asks for it. */
export interface Rewrite {
  readonly path?: string | undefined;
  readonly authority?: string | undefined;
}

/**
 * The route with its rewrite. Istio replaces the text that matched, so a path and what is below it need two routes:
 * `/api` becomes `/v2` and `/api/` becomes `/v2/`. In one route `/api/x` would become `/v2x`.
 */
export function withRewrite(
  route: HTTPRouteProps,
  path: PathCondition | undefined,
  rewrite: Rewrite | undefined,
): HTTPRouteProps[] {
  if (rewrite === undefined) return [route];
  const authority = { ...route.rewrite, ...(rewrite.authority === undefined ? {} : { authority: rewrite.authority }) };
  if (rewrite.path === undefined) return [{ ...route, rewrite: authority }];
  if (typeof path === 'object') return [{ ...route, rewrite: { ...authority, uri: rewrite.path } }];
  const base = trimmed(rewrite.path);
  const below = { ...route, rewrite: { ...authority, uri: `${base}/` } };
  const isExact = (match: Match) => match.uri?.exact !== undefined;
  const matches = route.match ?? [];
  // "/api" and "/api/" both become "/" when nothing is put in their place.
  if (base === '' || !matches.some(isExact)) return [below];
  const itself: HTTPRouteProps = { ...route, match: matches.filter(isExact), rewrite: { ...authority, uri: base } };
  return [
    { ...itself, ...(route.name === undefined ? {} : { name: `${route.name}-exact` }) },
    { ...below, match: matches.filter((match) => !isExact(match)) },
  ];
}
