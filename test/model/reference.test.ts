import { describe, expect, test } from 'vitest';
import { Host } from '../../lib/model/host';
import { isReference, reference, referenceIn } from '../../lib/model/reference';

const gateway = reference('Gateway', { name: 'edge' });
const host = Host.external('api.example.com');

test('a reference is branded with text and frozen', () => {
  expect(gateway).toEqual({ '~cdk8s-istio': 'Gateway', name: 'edge' });
  expect(Object.isFrozen(gateway)).toBe(true);
});

test('a reference of another copy of the package is one', () => {
  expect(isReference(JSON.parse(JSON.stringify(gateway)))).toBe(true);
});

test.each([null, undefined, 'text', 7, {}, { '~cdk8s-istio': 1 }, () => 1])('%o is no reference', (value) => {
  expect(isReference(value)).toBe(false);
});

describe('the reference in a value', () => {
  test('is the value itself, or what it carries', () => {
    expect(referenceIn(host, 'Host')).toBe(host);
    expect(referenceIn({ host }, 'Host')).toBe(host);
    expect(referenceIn({ gateway, host }, 'Gateway')).toBe(gateway);
  });

  test('is never one of another kind', () => {
    expect(referenceIn(gateway, 'Host')).toBeUndefined();
    expect(referenceIn({ host: gateway }, 'Host')).toBeUndefined();
  });

  test('is not what a reference of another kind is made of', () => {
    expect(referenceIn(host.port(80), 'Host')).toBeUndefined();
  });
});
