import { claimAt } from '../condition';
import type { ClaimValue } from '../request';

type Claims = Readonly<Record<string, ClaimValue>>;

/** What a proxy that reads tokens does to a request's headers, names in lower case. */
export interface TokenHeaders {
  /** Headers that only the proxy may write, and those whose token stays behind. */
  readonly removed: readonly string[];
  readonly written: readonly (readonly [name: string, value: string])[];
}

/** A claim that goes on as a header. */
export interface ClaimHeader {
  readonly header: string;
  /** Nested ones with dots between. */
  readonly claim: string;
}

/** The headers that a token's claims become. */
export function claimHeaders(rules: readonly ClaimHeader[], claims: Claims): TokenHeaders['written'] {
  return rules.flatMap(({ header, claim }) => {
    const value = headerValue(claimAt(claims, claim.split('.')));
    return value === '' ? [] : [[header, value] as const];
  });
}

/** The payload of a token as its header, as JSON writes it: a real token may have other blanks and another order. */
export function payloadHeader(claims: Claims): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}

/** Envoy writes whole numbers in full, others with six places, and what is nested as JSON in Base64. */
function headerValue(claim: ClaimValue | undefined): string {
  if (claim === undefined || claim === null) return '';
  if (typeof claim === 'object') return Buffer.from(jsonOf(claim)).toString('base64');
  if (typeof claim !== 'number') return String(claim);
  return claim >= 0 && claim < 2 ** 64 && Number.isInteger(claim) ? String(BigInt(claim)) : sixPlaces(claim);
}

function jsonOf(claim: ClaimValue): string {
  return JSON.stringify(claim).replace(/[<>]/g, (sign) => (sign === '<' ? '\\u003c' : '\\u003e'));
}

/** `toFixed` writes large numbers with an exponent. */
function sixPlaces(number: number): string {
  return Math.abs(number) < 1e21 ? number.toFixed(6) : `${BigInt(number)}.000000`;
}
