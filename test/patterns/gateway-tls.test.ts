import { expect, it } from 'vitest';
import { tlsServers } from '../../lib/patterns/gateway-tls';

const names = (hosts: readonly string[]) =>
  tlsServers(new Map(hosts.map((host, nth) => [host, { credentialName: `c${nth}` }])), 443).map(
    ({ port }) => port.name,
  );

it('names a server after its first host, within 63 characters', () => {
  expect(names(['api.example.com'])).toEqual(['https-api-example-com']);
  expect(names([`${'long.'.repeat(20)}example.com`])[0]?.length).toBeLessThanOrEqual(63);
});

it('numbers servers whose hosts read alike', () => {
  expect(names(['a.b.example.com', 'a-b.example.com', '*.example.com'])).toEqual([
    'https-a-b-example-com',
    'https-a-b-example-com-2',
    'https-wildcard-example-com',
  ]);
});

it('puts hosts with the same terms on one server, in whatever order the terms are written', () => {
  const hosts = new Map([
    ['a.example.com', { credentialName: 'x', minProtocolVersion: 'TLSV1_3' }],
    ['b.example.com', { minProtocolVersion: 'TLSV1_3', credentialName: 'x' }],
  ] as const);
  expect(tlsServers(hosts, 443).map((server) => server.hosts)).toEqual([['a.example.com', 'b.example.com']]);
});
