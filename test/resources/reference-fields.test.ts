import { expect, test } from 'vitest';
import references from '../../imports/references.json';
import { ISTIO_API_VERSIONS } from '../../lib/resources/kind-specs';
import { type Field, fieldsOf, VERBATIM } from '../../lib/resources/reference-fields';

function at(field: Field | undefined, path: string): Field | undefined {
  return (path.match(/\[\]|[^.[]+/g) ?? []).reduce((inner, step) => inner?.fields.get(step), field);
}

const table = Object.entries(references).flatMap(([kind, places]) =>
  places.map((place) => [kind, ...place.split(' ')]),
);

test.each(table)('%s refers at %s to a %s', (kind, path, to, form) => {
  const version = ISTIO_API_VERSIONS[kind as keyof typeof ISTIO_API_VERSIONS];
  expect(at(fieldsOf(version, kind!), `spec.${path}`)).toMatchObject({ to, form });
});

test('a Gateway of Gateway API refers to nothing', () => {
  expect(fieldsOf('gateway.networking.k8s.io/v1', 'Gateway').fields.size).toBe(0);
});

test('the configuration of Envoy refers to nothing either, at any depth', () => {
  const filter = fieldsOf('networking.istio.io/v1alpha3', 'EnvoyFilter');
  expect(at(filter, 'spec.configPatches[].patch.value')).toBe(VERBATIM);
});
