import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadConstraints, type Node } from '../../imports/constraints';
import { toResource } from '../../lib/mesh/resource';
import type { Manifest } from '../../lib/model/manifest';
import { checkSchema } from '../../lib/schema';

const KINDS = (['istio', 'gateway-api'] as const).flatMap((api) => {
  const { kinds, shapes } = loadConstraints(api);
  return Object.entries(kinds).map(([key, { schema, versions }]) => {
    const [group, kind] = key.split('/') as [string, string];
    return { apiVersion: `${group}/${versions[0]}`, kind, spec: schema.properties!['spec']!, shapes };
  });
});
const CORE = [
  'v1/Service',
  'v1/Pod',
  'v1/Namespace',
  'v1/Secret',
  'apps/v1/Deployment',
  'batch/v1/CronJob',
  'networking.k8s.io/v1/Ingress',
  'example.com/v1/Unknown',
];

function judge(manifest: unknown) {
  return checkSchema(toResource(manifest as Manifest, 0));
}

const RUNS = 40;
const anything = fc.jsonValue({ maxDepth: 5 });
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    '*',
    'a',
    'a.b',
    '*.a.com',
    '.',
    '~',
    'unix://',
    '1.2.3.4',
    '10.0.0.0/8',
    '5s',
    '0s',
    'mesh',
    '%',
    '(',
    '__proto__',
    'constructor',
  ),
);

/** Values of the types that the schema wants, with fields missing and, `wrong` times to a dozen right ones, anything at all. */
function shaped(node: Node, shapes: Readonly<Record<string, Node>>, wrong: number): fc.Arbitrary<unknown> {
  const { type, enum: values, properties, items, additional, $ref } = node;
  if ($ref !== undefined) return shaped(shapes[$ref]!, shapes, wrong);
  const right = (): fc.Arbitrary<unknown> => {
    if (values !== undefined) return fc.constantFrom(...values);
    if (type === 'string') return text;
    if (type === 'integer') return fc.integer({ min: -2, max: 70_000 });
    if (type === 'number') return fc.double({ noNaN: true });
    if (type === 'boolean') return fc.boolean();
    if (type === 'array') return fc.array(shaped(items ?? {}, shapes, wrong), { maxLength: 3 });
    if (additional !== undefined) return fc.dictionary(text, shaped(additional, shapes, wrong), { maxKeys: 3 });
    if (properties === undefined) return anything;
    const fields = Object.fromEntries(
      Object.entries(properties).map(([name, child]) => [name, shaped(child, shapes, wrong)]),
    );
    return fc.record(fields, { requiredKeys: [] });
  };
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined).chain(right) },
    { weight: wrong, arbitrary: anything },
  );
}

describe('whatever an object holds, it is judged and nothing is thrown', () => {
  test.each(KINDS)(
    '$kind of $apiVersion with a spec of its own form, right and wrong',
    ({ apiVersion, kind, spec, shapes }) => {
      for (const wrong of [0, 1]) {
        fc.assert(
          fc.property(shaped(spec, shapes, wrong), (value) => {
            judge({ apiVersion, kind, metadata: { name: 'a', namespace: 'b' }, spec: value });
          }),
          { numRuns: RUNS },
        );
      }
    },
  );

  test.each(KINDS)('$kind of $apiVersion with a spec of any form', ({ apiVersion, kind }) => {
    fc.assert(
      fc.property(anything, anything, (spec, metadata) => {
        judge({ apiVersion, kind, metadata, spec });
      }),
    );
  });

  test.each(CORE)('%s of any form', (name) => {
    const cut = name.lastIndexOf('/');
    fc.assert(
      fc.property(anything, anything, (spec, metadata) => {
        judge({ apiVersion: name.slice(0, cut), kind: name.slice(cut + 1), metadata, spec });
      }),
    );
  });

  test('10,000 levels of nesting in a field that is free and in one that is unknown', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 10_000; level++) deep = level % 2 === 0 ? { a: deep } : [deep];
    const patch = { applyTo: 'CLUSTER', patch: { operation: 'MERGE', value: { deep } } };
    const filter = judge({
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'EnvoyFilter',
      metadata: { name: 'a' },
      spec: { configPatches: [patch], deep },
    });
    expect(filter.findings.map(({ rule }) => rule)).toEqual(['unknown-field', 'envoy-filter-internals']);
    const plugin = judge({
      apiVersion: 'extensions.istio.io/v1alpha1',
      kind: 'WasmPlugin',
      metadata: { name: 'a' },
      spec: { url: 'oci://a/b', pluginConfig: { deep } },
    });
    expect(plugin.findings).toEqual([]);
  });

  test('keys that mean something to JavaScript are keys like any other', () => {
    const spec = JSON.parse(
      '{"hosts":["a"],"http":[{"route":[{"destination":{"host":"a"}}],"__proto__":{"x":1},"constructor":1}],"toString":2}',
    );
    const { findings, wellFormed } = judge({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'a' },
      spec,
    });
    expect(findings.map(({ rule, path }) => [rule, path?.at(-1)])).toEqual([
      ['unknown-field', '__proto__'],
      ['unknown-field', 'constructor'],
      ['unknown-field', 'toString'],
    ]);
    expect(wellFormed).toBe(true);
  });

  test('a kind that is called like a property of every JavaScript object', () => {
    expect(
      judge({ apiVersion: 'networking.istio.io/v1', kind: 'constructor', metadata: { name: 'a' } }).findings[0]?.rule,
    ).toBe('unknown-kind');
    expect(judge({ apiVersion: '__proto__', kind: '__proto__', metadata: { name: 'a' } }).findings).toEqual([]);
  });

  test('a path of a million slashes costs no more than a million steps', () => {
    const paths = [`{*}${'/'.repeat(1_000_000)}x`];
    const { findings } = judge({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'a' },
      spec: { rules: [{ to: [{ operation: { paths } }] }] },
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['admission-authorization-policy']);
  });

  test('a text of a million characters is named by its beginning', () => {
    const host = '*'.repeat(1_000_000);
    const { findings } = judge({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: host },
      spec: { hosts: [host], http: [{ match: [{ uri: { regex: `(${'a|'.repeat(5000)}b)*` } }], timeout: host }] },
    });
    expect(findings.length).toBeGreaterThan(3);
    for (const { message, help = '' } of findings) expect(message.length + help.length).toBeLessThan(1000);
  });
});
