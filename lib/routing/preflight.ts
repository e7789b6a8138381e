import type { Call } from './call';
import { type StringMatch, stringMatcher } from './condition';
import type { HttpRoute } from './http-route';

/** Whether a request asks leave for another. */
export function isPreflight(call: Call): boolean {
  return (
    call.method === 'OPTIONS' && Boolean(call.header('origin')) && Boolean(call.header('access-control-request-method'))
  );
}

/**
 * Whether the proxy itself answers a CORS preflight: when the origin is allowed, and when it is not but the policy
 * keeps such preflights from the service (`unmatchedPreflights: IGNORE`).
 */
export function answersPreflight(cors: HttpRoute['cors'], call: Call): boolean {
  if (cors === undefined || !isPreflight(call)) return false;
  const origin = call.header('origin') as string;
  if (cors.unmatchedPreflights === 'IGNORE') return true;
  const allowed: readonly StringMatch[] = cors.allowOrigins ?? (cors.allowOrigin ?? []).map((exact) => ({ exact }));
  return allowed.some((pattern) => pattern.exact === '*' || (stringMatcher(pattern)?.test(origin) ?? false));
}
