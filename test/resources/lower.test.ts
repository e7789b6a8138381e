import { Lazy } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { Host } from '../../lib/model/host';
import { reference } from '../../lib/model/reference';
import { lower } from '../../lib/resources/lower';
import { fieldsOf, VERBATIM } from '../../lib/resources/reference-fields';

function lowered(body: unknown, fields = fieldsOf('networking.istio.io/v1', 'VirtualService')) {
  return lower(body, fields, 'shop');
}

const plain = (body: unknown) => lowered(body).value;
const refusalOf = (body: unknown) => lowered(body).refused;

describe('plain data', () => {
  test('comes out with its keys sorted', () => {
    expect(JSON.stringify(plain({ spec: { b: 1, a: { d: [], c: '' } } }))).toBe('{"spec":{"a":{"c":"","d":[]},"b":1}}');
  });

  test('loses what is absent', () => {
    expect(plain({ spec: { a: undefined, b: null, c: false, d: 0 } })).toStrictEqual({ spec: { c: false, d: 0 } });
  });

  test('may have no prototype', () => {
    expect(plain({ spec: Object.assign(Object.create(null), { a: 1 }) })).toEqual({ spec: { a: 1 } });
  });

  test('may hold one object twice', () => {
    const shared = { a: 1 };
    expect(lowered({ spec: { x: shared, y: [shared, shared] } }).refused).toEqual([]);
  });

  test('is read late, through getters', () => {
    let count = 0;
    const spec = Object.defineProperty({}, 'a', { enumerable: true, get: () => ++count });
    expect([plain(spec), plain(spec)]).toEqual([{ a: 1 }, { a: 2 }]);
  });
});

describe('what no manifest can hold is refused with its path', () => {
  class Thing {}
  const cyclic: { self?: unknown } = {};
  cyclic.self = { back: cyclic };
  const half = 'holds half a surrogate pair, which no manifest can; a text that was cut inside a character does';

  test.each<[string, unknown, string]>([
    ['NaN', { a: Number.NaN }, 'spec.a: NaN is no number that a manifest can hold'],
    ['Infinity', { a: [1, Infinity] }, 'spec.a[1]: Infinity is no number that a manifest can hold'],
    ['half a surrogate pair', { a: ['x\ud83d'] }, `spec.a[0]: the text ${half}`],
    ['half a surrogate pair in a key', { 'x\ud83d': 1 }, `spec["x\\ud83d"]: the key ${half}`],
    ['a function', { a: () => 1 }, 'spec.a: a function cannot be written to a manifest; pass plain data'],
    ['a symbol', { a: Symbol('x') }, 'spec.a: a symbol cannot be written to a manifest; pass plain data'],
    ['a bigint', { a: 1n }, 'spec.a: a bigint cannot be written to a manifest; pass plain data'],
    ['undefined in a list', { a: [undefined] }, 'spec.a[0]: undefined in a list; leave the entry out'],
    ['null in a list', { a: [null] }, 'spec.a[0]: null in a list; leave the entry out'],
    ['a hole in a list', { a: new Array(1) }, 'spec.a[0]: undefined in a list; leave the entry out'],
    ['a cycle', { a: cyclic }, 'spec.a.self.back: the value contains itself, and a manifest is a tree'],
    ['a key __proto__', JSON.parse('{"__proto__":{"a":1}}'), 'spec.__proto__: no manifest has a key of this name'],
    ['a Date', { a: new Date(0) }, 'spec.a: a Date cannot stand here; this field takes plain data, such as a name'],
    ['a Map', { a: new Map() }, 'spec.a: a Map cannot stand here; this field takes plain data, such as a name'],
    [
      'an instance of a class',
      { a: new Thing() },
      'spec.a: a Thing cannot stand here; this field takes plain data, such as a name',
    ],
  ])('%s', (_, spec, message) => {
    expect(refusalOf({ spec })).toEqual([message]);
  });

  test('all of them at once', () => {
    expect(refusalOf({ spec: { http: [{ a: Number.NaN, b: [null] }] } })).toHaveLength(2);
  });
});

describe('a key that every object has', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty'])('%s is a key like any other', (key) => {
    expect(JSON.stringify(plain({ spec: { [key]: 'x' } }))).toBe(`{"spec":{"${key}":"x"}}`);
  });
});

describe('references', () => {
  const host = Host.external('api.example.com');
  const gateway = reference('Gateway', { name: 'edge', namespace: 'istio-system' });

  test('are written where they are due', () => {
    expect(plain({ spec: { hosts: [host], gateways: [gateway, 'mesh'] } })).toEqual({
      spec: { hosts: ['api.example.com'], gateways: ['istio-system/edge', 'mesh'] },
    });
  });

  test('are taken from what carries them, instance or not', () => {
    class Carrier {
      host = host;
    }
    expect(plain({ spec: { hosts: [new Carrier(), { host }] } })).toEqual({
      spec: { hosts: ['api.example.com', 'api.example.com'] },
    });
  });

  test('of another kind are refused, with what is due', () => {
    expect(refusalOf({ spec: { hosts: [gateway] } })).toEqual([
      "spec.hosts[0]: a Gateway cannot stand here; this field takes a host: a Service, a ServiceEntry or Host.external('api.example.com')",
    ]);
  });

  test('are refused where none is due', () => {
    expect(refusalOf({ spec: { http: [{ timeout: host }] } })).toEqual([
      'spec.http[0].timeout: a Host cannot stand here; this field takes plain data, such as a name',
    ]);
  });

  test('a destination is no host: its port and subset would be lost', () => {
    expect(refusalOf({ spec: { hosts: [host.port(80)] } })[0]).toContain(
      'spec.hosts[0]: a Destination cannot stand here',
    );
  });

  test('are checked like any value', () => {
    const route = [{ destination: host.port(Number.NaN) }];
    expect(refusalOf({ spec: { http: [{ route }] } })).toEqual([
      'spec.http[0].route[0].destination.port.number: NaN is no number that a manifest can hold',
    ]);
  });

  test('a text smuggled past the types stays: it is what Istio takes', () => {
    const spec = { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews', subset: 'v1' } }] }] };
    expect(lowered({ spec })).toEqual({ value: { spec }, deferred: false, refused: [] });
  });
});

describe('configuration that somebody else reads', () => {
  test.each([
    ['EnvoyFilter', 'v1alpha3', { configPatches: [{ patch: { value: { a: null, b: [null, { c: null }] } } }] }],
    ['WasmPlugin', 'v1alpha1', { pluginConfig: { a: null } }],
    ['TrafficExtension', 'v1alpha1', { wasm: { pluginConfig: { a: [null] } } }],
  ])('keeps null in %s', (kind, version, spec) => {
    expect(lowered({ spec }, fieldsOf(`networking.istio.io/${version}`, kind))).toMatchObject({
      value: { spec },
      refused: [],
    });
  });

  test('keeps null there only', () => {
    const spec = { configPatches: [{ match: null, patch: { value: null } }] };
    const fields = fieldsOf('networking.istio.io/v1alpha3', 'EnvoyFilter');
    expect(lowered({ spec }, fields).value).toEqual({ spec: { configPatches: [{ patch: {} }] } });
  });

  test('refuses references, for it is not known what they would be', () => {
    expect(lowered({ spec: { x: Host.external('a.b') } }, VERBATIM).refused[0]).toContain(
      'spec.x: a Host cannot stand',
    );
  });
});

describe('what cdk8s resolves', () => {
  test.each([
    ['a Lazy', Lazy.any({ produce: () => 1 })],
    ['a token', { resolve: () => 1 }],
  ])('%s stays as it is', (_, token) => {
    expect(lowered({ spec: { a: token } })).toEqual({ value: { spec: { a: token } }, deferred: true, refused: [] });
  });

  test('a text by the name of resolve is no token', () => {
    expect(lowered({ spec: { resolve: 'x' } }).deferred).toBe(false);
  });
});
