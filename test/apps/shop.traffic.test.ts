import { MeshApp } from 'cdk8s-istio';
import { gateway, matchers, meshCoverage, meshOf, workload } from 'cdk8s-istio/vitest';
import { afterAll, describe, expect, test } from 'vitest';
import { Shop } from '../../apps/shop/shop';

expect.extend(matchers);

const app = new MeshApp();
const { products, checkout, payments, edge } = new Shop(app, 'shop');
const mesh = meshOf(app);

afterAll(() => {
  const coverage = meshCoverage(mesh);
  expect(coverage.missed, String(coverage)).toEqual([]);
});

describe('from the internet', () => {
  const from = gateway(edge);
  const host = 'api.example.com';

  test('one request in ten for products goes to v2', () => {
    for (const path of ['/api/products', '/api/products/7']) {
      expect(mesh).toSplit({ from, host, path }, { v1: 90, v2: 10 });
      expect(mesh).toSplit({ from, host, path, method: 'POST' }, { v1: 90, v2: 10 });
    }
  });

  test('group B tries the experimental checkout, everybody else gets the stable one', () => {
    const path = '/api/checkout/pay';
    expect(mesh).toRoute({ from, host, path, headers: { 'x-test-group': 'B' } }, checkout.version('experimental'));
    expect(mesh).toRoute({ from, host, path, headers: { 'x-test-group': 'A' } }, checkout.version('stable'));
    expect(mesh).toRoute({ from, host, path }, checkout.version('stable'));
  });

  test('plain http is sent to https', () => {
    const request = { from, host, port: 80, path: '/api/products?page=2' };
    expect(mesh).toRedirect(request, 'https://api.example.com/api/products?page=2');
  });

  test('what nobody published is not there', () => {
    expect(mesh).toReject({ from, host, path: '/api/payments' });
    expect(mesh).toReject({ from, host, path: '/api/productsheet' });
    expect(mesh).toReject({ from, host: 'shop.example.com' });
  });
});

describe('in the mesh', () => {
  const from = workload(checkout.version('stable'));

  test('the canary and the test group hold as they do for the internet', () => {
    expect(mesh).toSplit({ from, host: products, path: '/' }, { v1: 90, v2: 10 });
    expect(mesh).toSplit({ from, host: products, path: '/', method: 'POST' }, { v1: 90, v2: 10 });
    expect(mesh).toRoute({ from, host: checkout }, checkout.version('stable'));
    expect(mesh).toRoute({ from, host: checkout, headers: { 'x-test-group': 'B' } }, checkout.version('experimental'));
  });

  test('payments go out to the provider', () => {
    for (const method of ['GET', 'POST']) expect(mesh).toRoute({ from, host: payments, method }, payments);
  });

  test('everybody may call, with mutual TLS', () => {
    expect(mesh).toAllow({ from, host: products });
  });
});
