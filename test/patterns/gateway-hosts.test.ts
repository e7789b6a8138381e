import { expect, it } from 'vitest';
import { declaredHosts, tlsOf } from '../../lib/patterns/gateway-hosts';

it('lays the terms of a host over those of the gateway, and none over TLS that passes through', () => {
  const hosts = declaredHosts({
    credentialName: 'common',
    cipherSuites: ['A'],
    hosts: {
      'a.example.com': {},
      'b.example.com': { credentialName: 'b', tls: 'MUTUAL' },
      'c.example.com': { tls: 'PASSTHROUGH' },
    },
  });
  expect([...hosts]).toEqual([
    ['a.example.com', { credentialName: 'common', cipherSuites: ['A'] }],
    ['b.example.com', { credentialName: 'b', cipherSuites: ['A'], tls: 'MUTUAL' }],
    ['c.example.com', { tls: 'PASSTHROUGH' }],
  ]);
});

it('reads the terms of a name from itself, else from the narrowest wildcard over it', () => {
  const hosts = declaredHosts({
    hosts: {
      '*.example.com': { credentialName: 'wide' },
      'api.example.com': { credentialName: 'own' },
      '*.eu.example.com': { credentialName: 'eu' },
    },
  });
  expect(tlsOf('api.example.com', hosts)).toEqual({ credentialName: 'own' });
  expect(tlsOf('api.eu.example.com', hosts)).toEqual({ credentialName: 'eu' });
  expect(tlsOf('www.example.com', hosts)).toEqual({ credentialName: 'wide' });
  expect(tlsOf('example.com', hosts)).toBeUndefined();
  expect(tlsOf(Number.NaN, hosts)).toBeUndefined();
});

it('knows no host by the names every object has', () => {
  expect(tlsOf('constructor', declaredHosts({ hosts: ['api.example.com'] }))).toBeUndefined();
});
