import type { Duration, Headers } from '../../imports/istio.generated';
import { toMillis } from '../model/duration';
import { inWords } from '../model/in-words';
import type { ShapeOf } from '../model/shape';

/** A cookie that remembers which version a caller was given. Before a version goes, its callers are drawn anew. */
export interface StickyVersion {
  /** The cookie's name. */
  readonly cookie: string;
  /** How long the caller stays; whole seconds. */
  readonly ttl: Duration;
  /** Which paths the browser sends it to. @default '/' */
  readonly path?: string;
  /** Whether the browser sends it over TLS alone. @default false */
  readonly secure?: boolean;
}

/** The keys of a {@link StickyVersion}. */
export const STICKY_VERSION = { cookie: true, ttl: true, path: true, secure: true } satisfies ShapeOf<StickyVersion>;

/** The header operation that gives the cookie out. It adds, so that cookies of the application stay. */
export function setStickyCookie(sticky: StickyVersion, version: string): Headers {
  const seconds = Math.floor((toMillis(sticky.ttl) ?? 0) / 1000);
  const parts = [
    `${sticky.cookie}=${version}`,
    `Path=${sticky.path ?? '/'}`,
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Lax',
  ];
  if (sticky.secure) parts.push('Secure');
  return { response: { add: { 'set-cookie': parts.join('; ') } } };
}

const COOKIE_NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;

/** What is wrong with a cookie that no browser would keep, as sentences. */
export function stickyVersionProblems({ cookie, ttl, path = '/' }: StickyVersion): string[] {
  const problems: string[] = [];
  if (typeof cookie !== 'string' || !COOKIE_NAME.test(cookie))
    problems.push(
      `stickyVersion.cookie is "${inWords(cookie)}", which is no name for a cookie; take letters, digits and "-"`,
    );
  const lasts = toMillis(inWords(ttl));
  if (lasts === undefined || lasts < 1000 || lasts % 1000 !== 0)
    problems.push(
      `stickyVersion.ttl is ${inWords(ttl)}; browsers count whole seconds, and 0 takes the cookie away again`,
    );
  if (typeof path !== 'string') problems.push(`stickyVersion.path is ${inWords(path)}; a path is text`);
  return problems;
}
