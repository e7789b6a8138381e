import { Host } from 'cdk8s-istio';
import { expect, it } from 'vitest';
import { merge } from '../../lib/patterns/merge';

it('merges objects key by key and replaces everything else', () => {
  expect(merge({ a: { b: 1, c: [1, 2] }, d: 'x' }, { a: { c: [3] } })).toEqual({ a: { b: 1, c: [3] }, d: 'x' });
  expect(merge({ a: 1 }, undefined)).toEqual({ a: 1 });
});

it('takes a reference whole', () => {
  const host = Host.external('b.example.com');
  expect(merge<{ host: Host }>({ host: Host.external('a.example.com') }, { host }).host).toBe(host);
});

it('leaves what it is given as it was', () => {
  const base = { a: { b: 1 } };
  merge<object>(base, { a: { b: 2 } });
  expect(base).toEqual({ a: { b: 1 } });
});

it('is not led astray by hostile keys', () => {
  merge<object>({}, JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
