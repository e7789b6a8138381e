import { describe, expect, test } from 'vitest';
import { Host } from '../../lib/model/host';

describe('the host of a Service', () => {
  test('is its full name', () => {
    const host = Host.ofService('reviews', 'shop');
    expect(host).toMatchObject({ name: 'reviews.shop.svc.cluster.local', namespace: 'shop', service: 'reviews' });
  });

  test('is its short name where no namespace is known', () => {
    expect(Host.ofService('reviews', undefined)).toMatchObject({ name: 'reviews', namespace: undefined });
  });
});

test('an external host has the name it is given, and the namespace that owns it', () => {
  expect(Host.external('*.example.com')).toMatchObject({
    name: '*.example.com',
    namespace: undefined,
    service: undefined,
  });
  expect(Host.external('a.example.com', { namespace: 'shop' }).namespace).toBe('shop');
});

test('a host is a destination, with a port or without', () => {
  const host = Host.external('api.example.com');
  expect(`${host} ${host.port(443)} ${host.destination}`).toBe('api.example.com api.example.com:443 api.example.com');
});
