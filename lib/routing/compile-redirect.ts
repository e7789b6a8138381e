import type { HttpRule } from '../mesh/virtual-services';
import type { Action } from './http-route';

/** The statuses that Envoy can redirect with; Istio leaves a route without any action for others. */
export const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Compiles a redirect. A port that the scheme implies is left out of the location. */
export function compileRedirect(
  redirect: NonNullable<HttpRule['redirect']>,
  { port, isTls }: { readonly port: number; readonly isTls: boolean },
): Action {
  const status = redirect.redirectCode || 301;
  if (!REDIRECT_STATUSES.has(status)) return { kind: 'none' };
  const derived = redirect.derivePort === 'FROM_REQUEST_PORT' ? port : 0;
  const target = typeof redirect.port === 'number' ? redirect.port : derived;
  const scheme = redirect.scheme || (isTls ? 'https' : 'http');
  const implied = (target === 80 && scheme === 'http') || (target === 443 && scheme === 'https');
  return {
    kind: 'redirect',
    status,
    scheme: redirect.scheme || undefined,
    authority: redirect.authority ?? '',
    port: implied ? 0 : target,
    path: redirect.prefixRewrite ? '' : (redirect.uri ?? ''),
    prefixRewrite: redirect.prefixRewrite ?? '',
  };
}
