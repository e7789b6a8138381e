import type { Mesh } from '../../mesh/mesh';
import type { ProxyNode } from '../proxy';
import type { ClaimValue } from '../request';
import { policiesFor } from './applicable';

type Claims = Readonly<Record<string, ClaimValue>>;

/** What a proxy makes of a token: its claims, nothing without a token, or that it refuses the request. */
export type Authentication =
  | {
      readonly accepted: true;
      readonly claims: Claims | undefined;
      /** What the token says to whoever comes next: a proxy takes it off unless `forwardOriginalToken` is set. */
      readonly forwarded: Claims | undefined;
    }
  | { readonly accepted: false; readonly status: 401 | 403; readonly reason: string };

/** What is known of the tokens of one issuer. */
interface Issuer {
  readonly audiences: readonly string[];
  readonly forwards: boolean;
  /** Claims that are lists with spaces between. */
  readonly lists: ReadonlySet<string>;
}

/** The RequestAuthentications of one proxy. Without any, tokens are not looked at. */
export class Authenticator {
  readonly #issuers = new Map<string, Issuer>();

  constructor(mesh: Mesh, proxy: ProxyNode) {
    const rules = policiesFor(mesh, 'RequestAuthentication', proxy).flatMap(({ spec }) => spec.jwtRules ?? []);
    for (const { issuer = '', audiences = [], forwardOriginalToken: forwards = false, spaceDelimitedClaims } of rules) {
      if (this.#issuers.has(issuer)) continue;
      const lists = new Set(['scope', 'permission', ...(spaceDelimitedClaims ?? [])]);
      this.#issuers.set(issuer, { audiences, forwards, lists });
    }
  }

  /** Whether tokens are not looked at. */
  get isEmpty(): boolean {
    return this.#issuers.size === 0;
  }

  /** Judges the claims of a request's token. */
  authenticate(claims: Claims | undefined): Authentication {
    if (this.isEmpty || claims === undefined) return { accepted: true, claims: undefined, forwarded: claims };
    const issuer = typeof claims.iss === 'string' ? claims.iss : '';
    const known = this.#issuers.get(issuer);
    if (known === undefined) {
      return { accepted: false, status: 401, reason: `No RequestAuthentication knows the issuer "${issuer}".` };
    }
    const own = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
    if (known.audiences.length > 0 && !known.audiences.some((audience) => own.includes(audience))) {
      const reason = `The token is for other audiences than ${known.audiences.join(', ')}.`;
      return { accepted: false, status: 403, reason };
    }
    return { accepted: true, claims: split(claims, known.lists), forwarded: known.forwards ? claims : undefined };
  }
}

function split(claims: Claims, lists: ReadonlySet<string>): Claims {
  return Object.fromEntries(
    Object.entries(claims).map(([name, claim]) => [
      name,
      lists.has(name) && typeof claim === 'string' ? claim.split(' ') : claim,
    ]),
  );
}
