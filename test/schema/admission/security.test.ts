import { describe } from 'vitest';
import { accepted, refused } from './refused';

const rule = (more: object, action = 'ALLOW') => ({ action, rules: [more] });
const from = (source: object, action?: string) => rule({ from: [{ source }] }, action);
const to = (operation: object) => rule({ to: [{ operation }] });
const when = (key: string, ...values: string[]) => rule({ when: [{ key, values }] });
const R = 'spec.rules[0]';
const S = `${R}.from[0].source`;
const O = `${R}.to[0].operation`;
const W = `${R}.when[0]`;
const custom = (more: object) => ({ ...rule(more, 'CUSTOM'), provider: { name: 'a' } });

describe('istiod refuses an AuthorizationPolicy', () => {
  refused('AuthorizationPolicy', 'admission-authorization-policy', [
    ['that denies nothing', { action: 'DENY' }, 'spec.rules'],
    ['that denies an empty list, which is nothing', { action: 'DENY', rules: [] }, 'spec.rules'],
    ['that asks no provider', rule({}, 'CUSTOM'), 'spec.provider.name'],
    ['that allows and asks a provider', { ...rule({}), provider: { name: 'a' } }, 'spec.provider'],
    [
      'that asks a provider about a principal',
      custom({ from: [{ source: { principals: ['a'] } }] }),
      `${S}.principals`,
    ],
    [
      'that asks a provider about a claim',
      custom({ when: [{ key: 'request.auth.claims[a]', values: ['b'] }] }),
      `${W}.key`,
    ],
    ['with a source of nothing', from({}), S],
    ['with an entry of no source', rule({ from: [{}] }), S],
    ['with an operation of nothing', to({}), O],
    ['with an empty principal', from({ principals: [''] }), `${S}.principals[0]`],
    ['with an address that is none', from({ ipBlocks: ['a'] }), `${S}.ipBlocks[0]`],
    ['with a wildcard service account', from({ serviceAccounts: ['*'] }), `${S}.serviceAccounts[0]`],
    ['with a trust domain and a path', from({ trustDomains: ['a/b'] }), `${S}.trustDomains[0]`],
    ['with two wildcards', from({ trustDomains: ['*a*'] }), `${S}.trustDomains[0]`],
    ['with a port by name', to({ ports: ['http'] }), `${O}.ports[0]`],
    ['with a path template inside a segment', to({ paths: ['/a{*}'] }), `${O}.paths[0]`],
    ['with a path template that goes on behind {**}', to({ paths: ['/{**}/{*}'] }), `${O}.paths[0]`],
    ['with a condition of an attribute that nobody knows', when('request.header[a]', 'b'), `${W}.key`],
    ['with a condition of the destination namespace', when('destination.namespace', 'a'), `${W}.key`],
    ['with a condition of a map without a key', when('request.headers', 'a'), `${W}.key`],
    ['with a condition that asks nothing', when('source.ip'), W],
    [
      'attached to a Deployment',
      { targetRefs: [{ group: 'apps', kind: 'Deployment', name: 'a' }] },
      'spec.targetRefs[0]',
    ],
  ]);
});

describe('istiod accepts an AuthorizationPolicy', () => {
  accepted('AuthorizationPolicy', [
    ['that allows nothing', {}],
    ['that allows everything', { rules: [{}] }],
    ['that denies a port', { action: 'DENY', rules: [{ to: [{ operation: { ports: ['80'], methods: ['GET'] } }] }] }],
    ['with path templates', to({ paths: ['/a/{*}/b/{**}', '/x/*'] })],
    [
      'with conditions',
      rule({
        when: [
          { key: 'request.headers[x-a]', notValues: ['b'] },
          { key: 'destination.port', values: ['80'] },
        ],
      }),
    ],
    ['with service accounts', from({ serviceAccounts: ['a', 'ns/a'] })],
    [
      'attached to a waypoint',
      { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'a' }], rules: [{}] },
    ],
    ['attached to a Service', { targetRefs: [{ group: '', kind: 'Service', name: 'a' }], rules: [{}] }],
  ]);
});

const jwt = (more: object) => ({ jwtRules: [{ issuer: 'a', ...more }] });
const J = 'spec.jwtRules[0]';

describe('istiod refuses a RequestAuthentication', () => {
  refused('RequestAuthentication', 'admission-request-authentication', [
    ['of nobody', { jwtRules: [{}] }, `${J}.issuer`],
    ['with keys that are no JSON', jwt({ jwks: 'a' }), `${J}.jwks`],
    ['with a key of a type that nobody knows', jwt({ jwks: '{"keys":[{"kty":"X"}]}' }), `${J}.jwks`],
    ['with a key that lacks a part', jwt({ jwks: '{"kty":"RSA","e":"AQAB"}' }), `${J}.jwks`],
  ]);
});

describe('istiod accepts a RequestAuthentication', () => {
  accepted('RequestAuthentication', [
    ['that fetches keys', jwt({ jwksUri: 'https://a.com/keys' })],
    ['with one key that is no set', jwt({ jwks: '{"kty":"RSA","e":"AQAB","n":"AQAB"}' })],
    ['with no key at all', jwt({ jwks: '{"keys":[]}' })],
  ]);
});

describe('istiod accepts a PeerAuthentication', () => {
  accepted('PeerAuthentication', [
    ['for a namespace', { mtls: { mode: 'STRICT' } }],
    [
      'for a port of a workload',
      { selector: { matchLabels: { app: 'a' } }, portLevelMtls: { '8080': { mode: 'DISABLE' } } },
    ],
  ]);
});
