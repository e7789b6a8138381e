import { expect, test } from 'vitest';
import { analyze, validate } from './istioctl';

const good = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: web, namespace: shop}
spec:
  host: web.shop.svc.cluster.local
  subsets: [{name: v1, labels: {version: v1}}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: shop}
spec:
  hosts: [web.shop.svc.cluster.local]
  http: [{route: [{destination: {host: web.shop.svc.cluster.local, subset: v1}}]}]
`;

test('istioctl finds nothing in a route to a declared subset', () => {
  expect(analyze(['-'], good)).toEqual({ messages: [], unreadable: [] });
  expect(validate(['-'], good)).toEqual([]);
});

test('istioctl analyze names the subset that nobody declares', () => {
  const { messages } = analyze(['-'], good.replace('subset: v1', 'subset: v2'));
  expect(messages).toMatchObject([
    { code: 'IST0101', level: 'Error', origin: 'VirtualService shop/web', message: expect.stringContaining('v2') },
  ]);
});

test('istioctl validate judges each object alone: a negative weight is an error, an unknown subset is not', () => {
  expect(validate(['-'], good.replace('subset: v1}', 'subset: v2}, weight: -1'))).toEqual([
    { level: 'error', resource: 'VirtualService/shop/web', message: 'weight -1 < 0' },
  ]);
});

test('istioctl validate warns of a match that an earlier one already took', () => {
  const twice = good.replace(
    /http: \[(.*)\]/,
    'http: [{match: [{uri: {prefix: /}}], $1, {match: [{uri: {prefix: /}}], $1]',
  );
  const messages = validate(['-'], twice.replaceAll('], {route', '], route'));
  expect(messages.map(({ level }) => level)).toEqual(['warning', 'warning']);
});

test('istioctl analyze says nothing is wrong with what it could not read, so we say it was not read', () => {
  const { messages, unreadable } = analyze(['-'], 'a: [');
  expect(messages).toEqual([]);
  expect(unreadable).toHaveLength(1);
});
