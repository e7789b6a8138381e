import { isMapping } from '../../model/mapping';
import { quote } from '../structure/describe';
import type { Place } from './place';

/** What a key of each type must have. Bytes are written in base64 without padding; `crv` is a name. */
const REQUIRED: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['RSA', ['e', 'n']],
  ['EC', ['crv', 'x', 'y']],
  ['OKP', ['crv', 'x']],
  ['oct', ['k']],
]);

/** Checks an inline set of keys that tokens are verified with. */
export function checkJwks(text: string, at: Place): void {
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    at.error(`${quote(text)} is no JSON, so no token can be verified.`);
    return;
  }
  const keys = isMapping(set) && Object.hasOwn(set, 'keys') ? set['keys'] : [set];
  if (!isMapping(set) || !Array.isArray(keys)) {
    at.error(
      'The JWKS is no object with a list of keys, so no token can be verified.',
      'Write {"keys": [{"kty": "RSA", "e": "AQAB", "n": "..."}]}.',
    );
    return;
  }
  keys.forEach((key: unknown, index) => {
    const problem = keyProblem(key);
    if (problem !== undefined) at.error(`Key ${index} ${problem}, so the whole set is refused.`);
    else if (isPrivate(key as Key))
      at.warn(
        'jwks-private-key',
        `Key ${index} has private parts, and everybody who may read the object may read them.`,
        'Keep the public part only, and replace the key.',
      );
  });
}

type Key = Readonly<Record<string, unknown>>;

function keyProblem(key: unknown): string | undefined {
  if (!isMapping(key)) return 'is no object';
  const required = REQUIRED.get(key['kty']);
  if (required === undefined) return `is of the unknown type ${quote(String(key['kty']))}`;
  const missing = required.find((field) => typeof key[field] !== 'string' || key[field] === '');
  return missing === undefined ? undefined : `has no ${missing}`;
}

function isPrivate(key: Key): boolean {
  return key['kty'] === 'oct' || key['d'] !== undefined;
}
