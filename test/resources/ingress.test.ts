import { expect, test } from 'vitest';
import { Ingress } from '../../lib/resources/ingress';
import { Secret } from '../../lib/resources/secret';
import { Service } from '../../lib/resources/service';
import { chartIn, messagesOf } from './in-chart';

test('an Ingress names Services, ports and Secrets as Kubernetes does', () => {
  const chart = chartIn();
  const reviews = new Service(chart, 'reviews', { ports: [{ name: 'http', port: 9080 }] });
  const ingress = new Ingress(chart, 'shop', {
    ingressClassName: 'istio',
    defaultBackend: reviews,
    rules: [
      {
        host: 'shop.example.com',
        http: { paths: [{ path: '/reviews', pathType: 'Prefix', backend: reviews.port('http') }] },
      },
    ],
    tls: [{ hosts: ['shop.example.com'], secretName: Secret.fromName('shop-tls') }],
  });
  const backend = { service: { name: 'reviews', port: { number: 9080 } } };
  expect(ingress.toJson()).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      defaultBackend: backend,
      ingressClassName: 'istio',
      rules: [{ host: 'shop.example.com', http: { paths: [{ backend, path: '/reviews', pathType: 'Prefix' }] } }],
      tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
    },
  });
});

test('a backend may be an object of another kind', () => {
  const resource = { apiGroup: 'storage.example.com', kind: 'Bucket', name: 'static' };
  expect(new Ingress(chartIn(), 'static', { defaultBackend: { resource } }).toJson().spec).toEqual({
    defaultBackend: { resource },
  });
});

test('a Service of another namespace is out of reach', () => {
  const ratings = Service.fromName('ratings', { namespace: 'other' });
  expect(() => new Ingress(chartIn(), 'shop', { defaultBackend: ratings.port(80) }).toJson()).toThrow(
    'chart/shop: spec.defaultBackend: an Ingress reaches its own namespace only, and Service ratings is in other',
  );
});

test('what an Ingress has no field for is told, with the nearest name', () => {
  expect(messagesOf(new Ingress(chartIn(), 'shop', { rule: [] } as never))).toEqual([
    'has no use for "rule". Did you mean "rules"?',
  ]);
});
