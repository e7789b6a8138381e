import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import type { ClaimValue } from '../../../lib/routing';
import { creationTimestamp, NAMESPACES, object, SERVICE_NAMES, several, sometimes } from './alphabet';

/** The claims of a token. */
export type Claims = Readonly<Record<string, ClaimValue>>;

const SECRET = 'everybody in these meshes trusts this';
const encoded = (value: string | object) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwks = JSON.stringify({ keys: [{ kty: 'oct', alg: 'HS256', k: encoded(SECRET) }] });

/** A signed token. */
export function tokenOf(claims: Claims): string {
  const text = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}

const ISSUERS = ['issuer', 'https://id.example.com'] as const;

const rule = fc.record({
  issuer: fc.constantFrom(...ISSUERS),
  jwks: fc.constant(jwks),
  audiences: sometimes(25, fc.constantFrom(['api'], ['web', 'api'])),
  forwardOriginalToken: sometimes(50, fc.boolean()),
  spaceDelimitedClaims: sometimes(20, fc.constant(['group'])),
  outputClaimToHeaders: sometimes(
    40,
    several(
      [
        { header: 'x-a', claim: 'group' },
        { header: 'x-jwt', claim: 'nested.role' },
        { header: 'x-list', claim: 'list' },
        { header: 'x-level', claim: 'level' },
        { header: 'x-flag', claim: 'flag' },
        { header: 'x-none', claim: 'none' },
        { header: 'x-nested', claim: 'nested' },
      ],
      1,
      3,
    ),
  ),
});

const policy = fc.record({
  namespace: fc.constantFrom('istio-system', 'istio-system', ...NAMESPACES),
  name: fc.constantFrom('jwt', 'more'),
  creationTimestamp,
  spec: fc.record({
    selector: sometimes(
      50,
      fc
        .constantFrom<Readonly<Record<string, string>>>(
          { istio: 'ingressgateway' },
          { istio: 'ingressgateway' },
          ...SERVICE_NAMES.map((app) => ({ app })),
        )
        .map((matchLabels) => ({ matchLabels })),
    ),
    jwtRules: fc.array(rule, { minLength: 1, maxLength: 2 }),
  }),
});

/** In some meshes one or two RequestAuthentications. */
export const requestAuthentications: fc.Arbitrary<Manifest[]> = sometimes(
  35,
  fc.uniqueArray(policy, { minLength: 1, maxLength: 2, selector: (each) => `${each.namespace}/${each.name}` }),
).map((all = []) =>
  all.map(({ spec, ...metadata }) => object('security.istio.io/v1', 'RequestAuthentication', metadata, spec)),
);

const text = fc.constantFrom('admin', 'user', 'admin user', '');

/** What a token may say. */
export const claims: fc.Arbitrary<Claims> = fc
  .record({
    iss: fc.constantFrom(...ISSUERS, ...ISSUERS, 'nobody'),
    sub: sometimes(90, fc.constantFrom('subject', 'ann')),
    aud: sometimes(60, fc.constantFrom<string | string[]>('api', 'other', ['api', 'more'])),
    azp: sometimes(20, fc.constant('api')),
    group: sometimes(70, fc.oneof<fc.Arbitrary<ClaimValue>[]>(text, fc.constant(['admin', 'user']), fc.constant(7))),
    scope: sometimes(40, fc.constantFrom('read', 'read write', 'write  read')),
    nested: sometimes(40, fc.record({ role: fc.oneof<fc.Arbitrary<ClaimValue>[]>(text, fc.constant(['admin'])) })),
    'a.b': sometimes(15, fc.constant('admin')),
    list: sometimes(20, fc.constantFrom<ClaimValue[]>(['a', 'b'], [1, 'admin'], [])),
    level: sometimes(20, fc.constantFrom(3, 1.5, -2, 12345678901)),
    flag: sometimes(20, fc.boolean()),
  })
  .map((all) => JSON.parse(JSON.stringify(all)) as Claims);
