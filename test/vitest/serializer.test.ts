import { meshOf, serializer } from 'cdk8s-istio/vitest';
import { expect, test } from 'vitest';
import { shop } from './shop';

expect.addSnapshotSerializer(serializer);

const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { on: 'yes' } };

test('a manifest is printed as YAML', () => {
  expect(manifest).toMatchInlineSnapshot(`
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
    data:
      "on": "yes"
  `);
});

test('several are printed as a stream', () => {
  expect([manifest, { ...manifest, data: {} }]).toMatchInlineSnapshot(`
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
    data:
      "on": "yes"
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
    data: {}
  `);
});

test('an App, a Chart and a mesh are printed as what they write', () => {
  const { app, chart } = shop();
  expect(serializer.serialize(app)).toBe(app.synthYaml().trimEnd());
  expect(serializer.serialize(meshOf(app))).toBe(serializer.serialize(app));
  expect(serializer.serialize(chart)).toContain('kind: Gateway');
  expect(serializer.serialize(chart)).not.toContain('namespace: office');
});

test('anything else is left to others', () => {
  for (const value of [[], {}, null, 'kind: Pod', [1], { kind: 'Pod' }]) expect(serializer.test(value)).toBe(false);
});
