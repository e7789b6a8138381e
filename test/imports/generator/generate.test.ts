import { expect, test } from 'vitest';
import type { ConstraintSource } from '../../../imports/constraints';
import type { Api } from '../../../imports/generator/api';
import { readCrds } from '../../../imports/generator/crd';
import { emit, generate } from '../../../imports/generator/generate';
import { collectShapes } from '../../../imports/generator/shapes';

const crd = `
kind: CustomResourceDefinition
metadata: { name: routes.example.istio.io }
spec:
  group: example.istio.io
  names: { kind: Route }
  scope: Namespaced
  versions:
    - { name: v1beta1, served: true, storage: true, schema: &schema { openAPIV3Schema: {
        type: object, properties: { spec: { type: object, description: prose, required: [host], properties: {
          host: { type: string, minLength: 1, description: prose },
          mode: { type: string, enum: [A, B] },
          timeout: { type: string, x-kubernetes-validations: [{ rule: "duration(self) >= duration('1ms')" }] },
          path: &match { type: object, properties: { exact: { type: string }, prefix: { type: string } }, oneOf: [
            { not: { anyOf: [{ required: [exact] }, { required: [prefix] }] } }, { required: [exact] }, { required: [prefix] }] },
          headers: { type: object, additionalProperties: *match } } } } } } }
    - { name: v1, served: true, storage: false, schema: *schema }
    - { name: v0, served: false, storage: false, schema: *schema }
`;
const names = {
  'routing/route': { 'Route.spec': ['RouteSpec', 'Route'], '*.path': 'Match', '*.headers{}': 'Match' },
} as const;
const source: ConstraintSource = { file: 'crd.yaml', version: '1.31', sha256: '0' };
const api: Api = {
  name: 'istio',
  includes: () => true,
  names,
  durations: [],
  since: { '1.28': ['RouteSpec.mode=B', 'RouteSpec.path', 'Route@v1'], '1.22': ['Route'] },
  references: { 'RouteSpec.host': { to: 'Host', or: "'*'" } },
  link: (page, message) => `https://example.com/${page}#${message}`,
  prelude: '',
};
const files = (changes: Partial<Api> = {}, text = crd) => {
  const changed = { ...api, ...changes };
  return emit(changed, collectShapes(readCrds(text), changed.names), source);
};

test('a shape that stands in two places is one type, and a oneOf is a union that allows none of its members', () => {
  expect(files()['istio.generated.ts']).toMatchInlineSnapshot(`
    "// Generated from crd.yaml (1.31) by \`npm run import\`. Do not edit.

    /** @see https://example.com/routing/route#Match */
    export type Match =
      | { readonly exact: string; readonly prefix?: OnlyOneOf<'exact' | 'prefix'> }
      | { readonly exact?: OnlyOneOf<'exact' | 'prefix'>; readonly prefix: string }
      | { readonly exact?: OnlyOneOf<'exact' | 'prefix'>; readonly prefix?: OnlyOneOf<'exact' | 'prefix'> };

    /** @see https://example.com/routing/route#Route */
    export interface RouteSpec {
      readonly host: string;
      readonly mode?: 'A' | 'B';
      readonly timeout?: Duration;
      readonly path?: Match;
      readonly headers?: Readonly<Record<string, Match>>;
    }
    "
  `);
});

test('props take a reference where the table says so and share every other shape', () => {
  expect(files()['istio-props.generated.ts']).toMatchInlineSnapshot(`
    "// Generated from crd.yaml (1.31) by \`npm run import\`. Do not edit.

    import type {
      Duration,
      Match,
    } from './istio.generated';
    import type {
      HostLike,
    } from './references';

    /** @see https://example.com/routing/route#Route */
    export interface RouteSpecProps {
      readonly host: HostLike | '*';
      readonly mode?: 'A' | 'B';
      readonly timeout?: Duration;
      readonly path?: Match;
      readonly headers?: Readonly<Record<string, Match>>;
    }
    "
  `);
  expect(JSON.parse(files()['references.json']!)).toEqual({ Route: ['host Host'] });
});

test('the constraint table keeps what the schema asks and adds the releases, without prose', () => {
  const table = JSON.parse(files()['istio.constraints.json']!);
  expect(table.kinds).toEqual({
    'example.istio.io/Route': {
      versions: ['v1', 'v1beta1'],
      scope: 'Namespaced',
      since: '1.22',
      versionSince: { v1: '1.28' },
      schema: { type: 'object', properties: { spec: { $ref: 'RouteSpec' } } },
    },
  });
  expect(table.shapes).toEqual({
    Match: {
      type: 'object',
      properties: { exact: { type: 'string' }, prefix: { type: 'string' } },
      oneOf: [['exact', 'prefix']],
    },
    RouteSpec: {
      type: 'object',
      required: ['host'],
      properties: {
        host: { type: 'string', minLength: 1 },
        mode: { type: 'string', enum: ['A', 'B'], enumSince: { B: '1.28' } },
        timeout: { type: 'string', rules: [{ rule: "duration(self) >= duration('1ms')" }] },
        path: { $ref: 'Match', since: '1.28' },
        headers: { type: 'object', additional: { $ref: 'Match' } },
      },
    },
  });
});

test('the output does not depend on the order of the properties in the definition', () => {
  const [host, mode] = [/ +host: .*\n/.exec(crd)![0], / +mode: .*\n/.exec(crd)![0]];
  expect(files({}, crd.replace(host + mode, mode + host))['istio.constraints.json']).toBe(
    files()['istio.constraints.json'],
  );
});

test.each([
  ['a field', 'RouteSpec.nothing'],
  ['a value of an enum', 'RouteSpec.mode=C'],
  ['a version', 'Route@v2'],
  ['a kind', 'Rout'],
])('a release of %s that does not exist is an error', (_, place) => {
  expect(() => files({ since: { '1.30': [place] } })).toThrow(`since 1.30: ${place} does not exist`);
});

test('a shape without a name is an error', () => {
  expect(() => files({ names: { page: { 'Route.spec': 'RouteSpec' } } })).toThrow(
    'RouteSpec.path has no name: add it to the table of names',
  );
});

test('a name for a place that does not exist is an error', () => {
  expect(() => files({ names: { ...names, more: { 'RouteSpec.nothing': 'Nothing' } } })).toThrow('RouteSpec.nothing');
});

test('one name for two different shapes is an error', () => {
  const different = crd.replace(
    'additionalProperties: *match',
    'additionalProperties: { type: object, properties: {} }',
  );
  expect(() => files({}, different)).toThrow(
    'RouteSpec.headers{} is not the Match met before: give it a name of its own',
  );
});

test('a reference at a place that does not exist is an error', () => {
  expect(() => files({ references: { 'RouteSpec.nothing': { to: 'Host' } } })).toThrow('RouteSpec.nothing');
});

test('a keyword that the generator does not know is an error, not a constraint lost', () => {
  expect(() => files({}, crd.replace('minLength: 1', 'multipleOf: 2'))).toThrow(
    'unknown keyword in a schema: multipleOf: 2',
  );
});

test('a file without a definition of either API is an error', () => {
  expect(() => generate('pods-1.0.yaml', 'kind: Pod')).toThrow('pods-1.0.yaml holds no CustomResourceDefinition');
});
