import { ApiObject, App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IstioObject } from '../../lib/resources/istio-object';

/** Keys that a manifest may have, some of them with a meaning elsewhere. On a key `constructor`, cdk8s itself gives up. */
const key = fc.oneof(
  fc.constantFrom('hosts', 'host', 'value', 'headers', 'toString', '10', '9', 'metadata', 'a.b/c', ''),
  fc.string({ maxLength: 6 }).filter((text) => !['__proto__', 'resolve', 'constructor'].includes(text)),
);

const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('yes', '0777', '1e3', '~', '', ' a', '- b', '#c', '12:30:45'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);

const absent = fc.constantFrom(null, undefined);

const { object } = fc.letrec<{ value: unknown; item: unknown; object: Record<string, unknown> }>((tie) => ({
  item: fc.oneof({ maxDepth: 3 }, scalar, tie('object'), fc.array(tie('item'), { maxLength: 3 })),
  value: fc.oneof({ maxDepth: 3 }, tie('item'), absent),
  object: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));

const text = fc.dictionary(key, fc.string({ maxLength: 5 }), { maxKeys: 3, noNullPrototype: true });

const owner = fc.record(
  { apiVersion: fc.string(), kind: fc.string(), name: fc.string(), uid: fc.string() },
  { noNullPrototype: true },
);

const metadata = fc.record(
  {
    namespace: fc.constantFrom('shop', 'other'),
    labels: text,
    annotations: text,
    finalizers: fc.array(fc.string(), { maxLength: 2 }),
    ownerReferences: fc.array(owner, {
      maxLength: 1,
    }),
    deletionGracePeriodSeconds: fc.integer(),
    more: fc.oneof(text, fc.string(), absent),
  },
  { requiredKeys: [], noNullPrototype: true },
);

test('an object is written as a stock ApiObject writes the same data, key for key', () => {
  fc.assert(
    fc.property(object, metadata, (spec, given) => {
      const make = () => new Chart(new App(), 'chart', { namespace: 'shop', labels: { team: 'a' } });
      const data = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing', ...given }, spec };
      const stock = new ApiObject(make(), 'thing', data).toJson();
      const ours = new IstioObject(make(), 'thing', data).toJson();
      expect(ours).toStrictEqual(stock);
      expect(JSON.stringify(ours)).toBe(JSON.stringify(stock));
    }),
    { numRuns: 1000 },
  );
});
