import type { SpecByKind } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Call } from '../call';
import { isPreflight } from '../preflight';
import type { ProxyNode } from '../proxy';
import type { ClaimValue } from '../request';
import { policiesFor } from './applicable';
import { claimHeaders, payloadHeader, type TokenHeaders } from './token-headers';

type Claims = Readonly<Record<string, ClaimValue>>;

/** What a proxy makes of a token: its claims, nothing without a token, or that it refuses the request. */
export type Authentication =
  | {
      readonly accepted: true;
      readonly claims: Claims | undefined;
      /** What the token says to whoever comes next: a proxy takes it off unless `forwardOriginalToken` is set. */
      readonly forwarded: Claims | undefined;
      /** `undefined` where headers stay as they are. */
      readonly headers: TokenHeaders | undefined;
      /** What was not taken into account. */
      readonly caveats: readonly string[];
    }
  | { readonly accepted: false; readonly status: 401 | 403; readonly reason: string };

type JwtRule = NonNullable<SpecByKind['RequestAuthentication']['jwtRules']>[number];

/** The RequestAuthentications of one proxy. Without any, tokens are not looked at. */
export class Authenticator {
  readonly #rules: readonly JwtRule[];
  /** Nobody but the proxy itself may write these. */
  readonly #own: readonly string[];

  constructor(mesh: Mesh, proxy: ProxyNode) {
    this.#rules = policiesFor(mesh, 'RequestAuthentication', proxy).flatMap(({ spec }) => spec.jwtRules ?? []);
    this.#own = this.#rules.flatMap(({ outputPayloadToHeader = '', outputClaimToHeaders = [] }) =>
      [outputPayloadToHeader, ...outputClaimToHeaders.map(({ header }) => header)].map((name) => name.toLowerCase()),
    );
  }

  /** Whether tokens are not looked at. */
  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** Judges the claims of a request's token. CORS preflights pass without a look at theirs. */
  authenticate(claims: Claims | undefined, call: Call): Authentication {
    const passed = { accepted: true, claims: undefined, forwarded: claims, headers: undefined, caveats: [] } as const;
    if (this.isEmpty || isPreflight(call)) return passed;
    if (claims === undefined) return { ...passed, headers: this.#headers([], []), caveats: unsaid(call) };
    const known = this.#rules.filter(({ issuer }) => issuer === claims.iss);
    if (known.length === 0) {
      return {
        accepted: false,
        status: 401,
        reason: `No RequestAuthentication knows the issuer "${claims.iss ?? ''}".`,
      };
    }
    const own = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
    const rule = known.find(
      ({ audiences = [] }) => audiences.length === 0 || audiences.some((each) => own.includes(each)),
    );
    if (rule === undefined) {
      const wanted = known.flatMap(({ audiences = [] }) => audiences).join(', ');
      return { accepted: false, status: 403, reason: `The token is for other audiences than ${wanted}.` };
    }
    const forwards = rule.forwardOriginalToken === true;
    return {
      accepted: true,
      claims: split(claims, new Set(['scope', 'permission', ...(rule.spaceDelimitedClaims ?? [])])),
      forwarded: forwards ? claims : undefined,
      headers: this.#headers(forwards ? [] : locations(rule), written(rule, claims)),
      caveats: [],
    };
  }

  #headers(removed: readonly string[], written: TokenHeaders['written']): TokenHeaders | undefined {
    const all = [...this.#own, ...removed];
    return all.length === 0 ? undefined : { removed: all, written };
  }
}

/** The headers in which a rule looks for its token. */
function locations({ fromHeaders = [], fromParams = [], fromCookies = [] }: JwtRule): readonly string[] {
  if (fromHeaders.length + fromParams.length + fromCookies.length === 0) return ['authorization'];
  return fromHeaders.map(({ name }) => name.toLowerCase());
}

function written(
  { outputPayloadToHeader, outputClaimToHeaders = [] }: JwtRule,
  claims: Claims,
): TokenHeaders['written'] {
  const payload = outputPayloadToHeader ? [[outputPayloadToHeader, payloadHeader(claims)] as const] : [];
  return [...payload, ...claimHeaders(outputClaimToHeaders, claims)];
}

/** A header does not say what its token does. */
function unsaid(call: Call): readonly string[] {
  if (!call.header('authorization')?.startsWith('Bearer ')) return [];
  return ['The request has a Bearer token whose claims it does not say (`claims`): it is taken to have no token.'];
}

function split(claims: Claims, lists: ReadonlySet<string>): Claims {
  return Object.fromEntries(
    Object.entries(claims).map(([name, claim]) => [
      name,
      lists.has(name) && typeof claim === 'string' ? claim.split(' ') : claim,
    ]),
  );
}
