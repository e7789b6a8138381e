import { describe, expect, test } from 'vitest';
import { Service } from '../../lib/resources/service';
import { VirtualService } from '../../lib/resources/virtual-service';
import { chartIn, chartInNone, messagesOf } from './in-chart';

const ports = [{ name: 'http', port: 9080 }];

test('a Service is written as Kubernetes takes it', () => {
  const reviews = new Service(chartIn(), 'reviews', { selector: { app: 'reviews' }, ports });
  expect(reviews.toJson()).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'reviews', namespace: 'shop' },
    spec: { ports: [{ name: 'http', port: 9080 }], selector: { app: 'reviews' } },
  });
});

test('a headless Service has no address', () => {
  const database = new Service(chartIn(), 'db', { clusterIP: 'None', selector: { app: 'db' }, ports });
  expect(database.toJson().spec).toMatchObject({ clusterIP: 'None' });
});

test('an ExternalName Service is an alias', () => {
  const alias = new Service(chartIn(), 'search', { type: 'ExternalName', externalName: 'search.example.com' });
  expect(alias.toJson().spec).toEqual({ externalName: 'search.example.com', type: 'ExternalName' });
  expect(alias.host.name).toBe('search.shop.svc.cluster.local');
});

describe('its host', () => {
  test('is its full name where the namespace is known', () => {
    expect(new Service(chartIn(), 'reviews', {}).host.name).toBe('reviews.shop.svc.cluster.local');
  });

  test('is its short name where it is not', () => {
    expect(new Service(chartInNone(), 'reviews', {}).host.name).toBe('reviews');
  });
});

describe('its destination', () => {
  test('is its only port', () => {
    expect(String(new Service(chartIn(), 'a', { ports }).destination)).toBe('a.shop.svc.cluster.local:9080');
  });

  test('says no port where there are several, or none', () => {
    const two = [...ports, { name: 'grpc', port: 9090 }];
    expect(String(new Service(chartIn(), 'a', { ports: two }).destination)).toBe('a.shop.svc.cluster.local');
    expect(String(new Service(chartIn(), 'b', {}).destination)).toBe('b.shop.svc.cluster.local');
  });
});

describe('its port', () => {
  const reviews = new Service(chartIn(), 'reviews', { ports });

  test.each(['http', 9080])('is found by %s', (port) => {
    expect(reviews.port(port).port).toBe(9080);
  });

  test('by another name is told at synth, with the nearest one', () => {
    reviews.port('htpp');
    expect(messagesOf(reviews)).toEqual(['Service reviews has no port "htpp". Did you mean "http"?']);
  });
});

test('it is a target for policies', () => {
  expect(new Service(chartIn(), 'reviews', {}).target).toMatchObject({ group: '', kind: 'Service', name: 'reviews' });
});

describe('a Service that exists already', () => {
  test('is a host, a destination and a target', () => {
    const ratings = Service.fromName('ratings', { namespace: 'shop', ports });
    const route = new VirtualService(chartIn('other'), 'ratings', {
      hosts: [ratings],
      http: [{ route: [{ destination: ratings }] }],
    });
    expect(route.toJson().spec).toEqual({
      hosts: ['ratings.shop.svc.cluster.local'],
      http: [{ route: [{ destination: { host: 'ratings.shop.svc.cluster.local', port: { number: 9080 } } }] }],
    });
    expect(ratings.target.name).toBe('ratings');
  });

  test('takes any number for a port while its ports are not stated', () => {
    expect(Service.fromName('ratings', { namespace: 'shop' }).port(80).port).toBe(80);
  });

  test('has no port but those stated', () => {
    const stated = Service.fromName('ratings', { namespace: 'shop', ports });
    expect(stated.port('http').port).toBe(9080);
    expect(() => stated.port('grpc')).toThrow(
      'ratings.shop.svc.cluster.local, as it was stated, has no port "grpc". There is "http".',
    );
    expect(() => stated.port(80)).toThrow('has no port 80');
  });

  test('may be one that another library made', () => {
    const made = { name: 'cart', metadata: { namespace: 'shop' }, ports: [{ name: 'http', port: 80 }, { port: 81 }] };
    expect(String(Service.from(made).port('http'))).toBe('cart.shop.svc.cluster.local:80');
    expect(Service.from(made).port(81).port).toBe(81);
  });
});
