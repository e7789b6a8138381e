import { expect, test } from 'vitest';
import { Destination } from '../../lib/model/destination';
import { Host } from '../../lib/model/host';
import { isReference } from '../../lib/model/reference';

const host = Host.ofService('products', 'shop');

test.each([
  [{}, 'products.shop.svc.cluster.local'],
  [{ port: 8080 }, 'products.shop.svc.cluster.local:8080'],
  [{ subset: 'v2' }, 'products.shop.svc.cluster.local (subset v2)'],
  [{ subset: 'v2', port: 8080 }, 'products.shop.svc.cluster.local:8080 (subset v2)'],
])('a destination with %o reads %s', (target, text) => {
  expect(String(new Destination(host, target))).toBe(text);
});

test('a destination is a reference', () => {
  expect(isReference(new Destination(host))).toBe(true);
});
