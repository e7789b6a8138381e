import type { Call } from './call';
import { type StringMatch, stringMatcher } from './condition';
import type { HttpRoute } from './http-route';

/**
 * Whether the proxy itself answers a CORS preflight: when the origin is allowed, and when it is not but the policy
 * keeps such preflights from the service (`unmatchedPreflights: IGNORE`).
 */
export function answersPreflight(cors: HttpRoute['cors'], call: Call): boolean {
  if (cors === undefined || call.method !== 'OPTIONS') return false;
  const origin = call.header('origin');
  if (!origin || !call.header('access-control-request-method')) return false;
  if (cors.unmatchedPreflights === 'IGNORE') return true;
  const allowed: readonly StringMatch[] = cors.allowOrigins ?? (cors.allowOrigin ?? []).map((exact) => ({ exact }));
  return allowed.some((pattern) => pattern.exact === '*' || (stringMatcher(pattern)?.test(origin) ?? false));
}
