import { describe, expect, test } from 'vitest';
import { Destination } from '../../lib/model/destination';
import { Host } from '../../lib/model/host';
import { type ReferenceValue, reference } from '../../lib/model/reference';
import { lowerReference } from '../../lib/resources/lower-reference';
import type { Field, ReferenceForm } from '../../lib/resources/reference-fields';

function written(value: ReferenceValue, form?: ReferenceForm, namespace: string | undefined = 'shop'): unknown {
  const field: Field = { to: 'Host', form, fields: new Map() };
  let refused: unknown;
  const lowered = lowerReference(value, field, namespace, (reason) => {
    refused = { refused: reason };
    return undefined;
  });
  return refused ?? lowered;
}

const reviews = Host.ofService('reviews', 'shop');
const web = reference('ServiceAccount', { name: 'web', namespace: 'front' });

describe('a host', () => {
  test('is its full name', () => {
    expect(written(reviews)).toBe('reviews.shop.svc.cluster.local');
  });

  test('names its namespace where a Sidecar asks for it, or any', () => {
    expect(written(reviews, 'namespaced')).toBe('shop/reviews.shop.svc.cluster.local');
    expect(written(Host.external('a.example.com'), 'namespaced')).toBe('*/a.example.com');
  });

  test('without a namespace is refused in a namespace, where its short name would mean another Service', () => {
    const short = Host.ofService('reviews', undefined);
    const refused =
      'nothing says the namespace of Service reviews, and here, in shop, its short name means reviews.shop; give its chart a namespace';
    expect(written(short)).toEqual({ refused });
    expect(written(new Destination(short))).toEqual({ refused });
  });

  test('without a namespace is no host for a Sidecar', () => {
    expect(written(Host.ofService('reviews', undefined), 'namespaced')).toEqual({
      refused: 'Istio takes no short name here; give the chart of Service reviews a namespace',
    });
  });

  test.each(['', undefined, 7])('by the name of %s is refused', (name) => {
    expect(written(Host.external(name as string))).toEqual({ refused: 'the Host has no name' });
  });
});

describe('a destination', () => {
  test('is host, subset and port, as far as they are said', () => {
    expect(written(new Destination(reviews))).toEqual({ host: reviews.name });
    expect(written(new Destination(reviews, { subset: 'v2', port: 80 }))).toEqual({
      host: reviews.name,
      subset: 'v2',
      port: { number: 80 },
    });
  });

  test('is a Service and a port for an Ingress', () => {
    expect(written(reviews.port(80), 'backend')).toEqual({ service: { name: 'reviews', port: { number: 80 } } });
  });

  test.each<[string, Destination, string]>([
    ['without a port', reviews.destination, "say which port of Service reviews, like service.port('http')"],
    [
      'outside of Kubernetes',
      Host.external('a.example.com').port(80),
      'an Ingress sends to Services only, and a.example.com is none',
    ],
    [
      'in another namespace',
      Host.ofService('ratings', 'other').port(80),
      'an Ingress reaches its own namespace only, and Service ratings is in other',
    ],
    [
      'with a subset',
      new Destination(reviews, { subset: 'v1', port: 80 }),
      'an Ingress knows no subsets; send to the Service, and split in a VirtualService',
    ],
  ])('%s is no backend', (_, destination, refused) => {
    expect(written(destination, 'backend')).toEqual({ refused });
  });
});

describe('a service account', () => {
  test('is a principal of its trust domain', () => {
    expect(written(web, 'principal')).toBe('cluster.local/ns/front/sa/web');
    expect(written(reference('ServiceAccount', { name: 'web', namespace: 'a', trustDomain: 'td' }), 'principal')).toBe(
      'td/ns/a/sa/web',
    );
  });

  test('is in the namespace of the object that names it, where nobody says another', () => {
    expect(written(reference('ServiceAccount', { name: 'web' }), 'principal')).toBe('cluster.local/ns/shop/sa/web');
    expect(written(reference('ServiceAccount', { name: 'web' }), 'namespaced')).toBe('web');
  });

  test('is a namespaced name', () => {
    expect(written(web, 'namespaced')).toBe('front/web');
  });

  test('is a bare name for a workload of its namespace alone', () => {
    expect(written(web, undefined, 'front')).toBe('web');
    expect(written(web, undefined, 'shop')).toEqual({
      refused: 'a workload runs as a ServiceAccount of its own namespace, and web is in front',
    });
  });
});

test('a principal without any namespace is refused', () => {
  const field: Field = { to: 'ServiceAccount', form: 'principal', fields: new Map() };
  const refused: string[] = [];
  lowerReference(
    reference('ServiceAccount', { name: 'web' }),
    field,
    undefined,
    (reason) => void refused.push(reason) as undefined,
  );
  expect(refused).toEqual(['a principal names the namespace of ServiceAccount web; give its chart one']);
});

test.each<[string, ReferenceValue, unknown]>([
  ['a Gateway', reference('Gateway', { name: 'edge', namespace: 'ingress' }), 'ingress/edge'],
  ['a Gateway of the same namespace', reference('Gateway', { name: 'edge' }), 'edge'],
  ['a VirtualService', reference('VirtualService', { name: 'a', namespace: 'b' }), { name: 'a', namespace: 'b' }],
  ['a VirtualService of the same namespace', reference('VirtualService', { name: 'a' }), { name: 'a' }],
  ['a Secret', reference('Secret', { name: 'tls', namespace: 'shop' }), 'tls'],
  ['a Namespace', reference('Namespace', { name: 'shop' }), 'shop'],
  ['a target', reference('Target', { group: 'g', kind: 'K', name: 'n' }), { group: 'g', kind: 'K', name: 'n' }],
])('%s is written as Istio names it', (_, value, expected) => {
  expect(written(value)).toEqual(expected);
});

test('a Secret is an object where Kubernetes takes one', () => {
  expect(written(reference('Secret', { name: 'tls' }), 'object')).toEqual({ name: 'tls' });
});
