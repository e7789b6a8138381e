import { describe, expect, it } from 'vitest';
import { planOf } from '../../lib/patterns/external-plan';

const host = 'api.bank.example';

describe('how addresses are found', () => {
  it.each([
    ['by DNS', { host }, 'DNS'],
    ['by DNS of the endpoints, where one is a name', { host, endpoints: ['10.0.0.1', 'eu.bank.example'] }, 'DNS'],
    ['by the endpoints, where all are addresses', { host, endpoints: ['10.0.0.1', '2001:db8::1'] }, 'STATIC'],
    ['by the client, under a wildcard', { host: '*.bank.example' }, 'NONE'],
    [
      'by the name in the request, where a wildcard is made TLS',
      { host: '*.bank.example', tls: 'originate' },
      'DYNAMIC_DNS',
    ],
    ['by what the client dialled, for a database', { host, protocol: 'TCP', port: 1, addresses: ['10.0.0.1'] }, 'NONE'],
  ] as const)('%s', (_, props, resolution) => {
    expect(planOf(props).resolution).toBe(resolution);
  });
});

it('names the host to the provider and checks it, together or not at all', () => {
  const tls = (name: string) =>
    planOf({ host: name, tls: 'originate' }).rule?.trafficPolicy?.portLevelSettings?.[0]?.tls;
  expect(tls(host)).toEqual({ mode: 'SIMPLE', sni: host, subjectAltNames: [host], caCertificates: 'system' });
  expect(tls('*.bank.example')).toEqual({ mode: 'SIMPLE', caCertificates: 'system' });
});

it('limits only connections on the port where the application encrypts', () => {
  const plan = planOf({ host, tls: 'originate', circuitBreaker: { maxConnections: 5, http2MaxRequests: 10 } });
  expect(
    plan.rule?.trafficPolicy?.portLevelSettings?.map(({ port, connectionPool }) => [port?.number, connectionPool]),
  ).toEqual([
    [80, { tcp: { maxConnections: 5 }, http: { http2MaxRequests: 10 } }],
    [443, { tcp: { maxConnections: 5 } }],
  ]);
});
