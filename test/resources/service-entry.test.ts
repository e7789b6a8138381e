import { describe, expect, test } from 'vitest';
import { ServiceAccount } from '../../lib/resources/service-account';
import { ServiceEntry } from '../../lib/resources/service-entry';
import { Sidecar } from '../../lib/resources/sidecar';
import { chartIn, messagesOf } from './in-chart';

function payments() {
  return new ServiceEntry(chartIn(), 'payments', {
    hosts: ['api.example.com', 'eu.example.com'],
    ports: [
      { number: 80, name: 'http', protocol: 'HTTP' },
      { number: 443, name: 'tls', protocol: 'TLS' },
    ],
    resolution: 'DNS',
  });
}

test('a ServiceEntry is written as Istio takes it', () => {
  expect(payments().toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'payments', namespace: 'shop' },
    spec: {
      hosts: ['api.example.com', 'eu.example.com'],
      ports: [
        { name: 'http', number: 80, protocol: 'HTTP' },
        { name: 'tls', number: 443, protocol: 'TLS' },
      ],
      resolution: 'DNS',
    },
  });
});

test('an endpoint runs as a ServiceAccount', () => {
  const chart = chartIn();
  const entry = new ServiceEntry(chart, 'legacy', {
    hosts: ['legacy.example.com'],
    endpoints: [{ address: '10.0.0.7', serviceAccount: new ServiceAccount(chart, 'legacy-account') }],
  });
  expect(entry.toJson().spec).toMatchObject({ endpoints: [{ address: '10.0.0.7', serviceAccount: 'legacy-account' }] });
});

describe('its hosts', () => {
  test('are hosts of its namespace', () => {
    const sidecar = new Sidecar(chartIn(), 'default', { egress: [{ hosts: payments().hosts }] });
    expect(sidecar.toJson().spec).toEqual({ egress: [{ hosts: ['shop/api.example.com', 'shop/eu.example.com'] }] });
  });

  test('begin with its host', () => {
    expect(payments().host.name).toBe('api.example.com');
  });

  test('are missed when there are none', () => {
    const entry = new ServiceEntry(chartIn(), 'empty', { hosts: [] });
    entry.host;
    expect(messagesOf(entry)).toEqual(['hosts is empty, and a ServiceEntry without one makes nothing known']);
  });
});

describe('its port', () => {
  test('is a destination', () => {
    expect(String(payments().port('tls'))).toBe('api.example.com:443');
    expect(String(payments().hosts[1]?.port(443))).toBe('eu.example.com:443');
  });

  test('by another name is told at synth, with the nearest one', () => {
    const entry = payments();
    entry.port('tsl');
    expect(messagesOf(entry)).toEqual(['ServiceEntry payments has no port "tsl". Did you mean "tls"?']);
  });

  test('goes without saying when it is the only one', () => {
    const ports = [{ number: 443, name: 'tls' }];
    expect(new ServiceEntry(chartIn(), 'one', { hosts: ['a.b'], ports }).destination.port).toBe(443);
    expect(payments().destination.port).toBeUndefined();
  });
});

test('it is a target for policies', () => {
  expect(payments().target).toMatchObject({ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'payments' });
});
