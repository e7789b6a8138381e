import { type ApiObjectMetadata, App, Chart, JsonPatch, Lazy, type ResolutionContext } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { originOf } from '../../lib/model/origin';
import { DestinationRule } from '../../lib/resources/destination-rule';
import { EnvoyFilter } from '../../lib/resources/envoy-filter';
import { IstioObject } from '../../lib/resources/istio-object';
import { Namespace } from '../../lib/resources/namespace';
import { Service } from '../../lib/resources/service';
import { ServiceEntry } from '../../lib/resources/service-entry';
import { Sidecar, type SidecarProps } from '../../lib/resources/sidecar';
import { chartIn, messagesOf } from './in-chart';

const listener = { hosts: ['./*'] } as const;

describe('the name', () => {
  test('is the id', () => {
    expect(new Sidecar(chartIn(), 'default').name).toBe('default');
  });

  test('of an object inside of another construct is their ids', () => {
    expect(new Sidecar(new Construct(chartIn(), 'team'), 'default').name).toBe('team-default');
  });

  test('is that of metadata, where there is one', () => {
    expect(new Sidecar(chartIn(), 'id', { metadata: { name: 'default' } }).name).toBe('default');
  });

  test.each([
    [
      'Default',
      'the name of a class',
      '"Default" is no name for Kubernetes, which takes lower-case letters, digits, "-" and "." and a letter or digit at both ends; "default" would do',
    ],
    ['', 'nothing', 'the name is empty'],
    ['a'.repeat(254), 'too long', 'the name has 254 characters, and Kubernetes takes 253 at most'],
    [7 as unknown as string, 'no text', 'a name is text, not number'],
  ])('%s is refused: %s', (name, _, message) => {
    expect(messagesOf(new Sidecar(chartIn(), 'x', { metadata: { name } }))).toEqual([message]);
  });

  test('of a Service begins with a letter and has 63 characters at most', () => {
    expect(messagesOf(new Service(chartIn(), '1st', {}))[0]).toContain('beginning with a letter');
    expect(messagesOf(new Service(chartIn(), 'a'.repeat(64), {}))[0]).toContain('63 at most');
  });
});

describe('what comes past the types is told, not thrown', () => {
  test.each([
    [undefined, 'is given undefined for its props'],
    [null, 'is given null for its props'],
    ['edge', 'is given the text "edge" for its props'],
    [[], 'is given a list for its props'],
  ])('%j for the props', (props, message) => {
    expect(messagesOf(new Service(chartIn(), 'web', props as never))).toEqual([message]);
    expect(messagesOf(new EnvoyFilter(chartIn(), 'filter', props as never))).toContain(message);
    expect(messagesOf(new IstioObject(chartIn(), 'object', props as never))).toContain(message);
  });

  test('nothing for the props of a Namespace is nothing to say of it', () => {
    expect(messagesOf(new Namespace(chartIn(), 'shop', null as never))).toEqual([]);
  });

  test.each([[undefined], [null], [[null]]])('%j where ports, hosts and subsets are asked for', (list) => {
    const asked = { ports: list, hosts: list, subsets: list } as never;
    expect(new Service(chartIn(), 'web', asked).port(80).port).toBe(undefined);
    expect(new ServiceEntry(chartIn(), 'api', asked).port(443).port).toBe(undefined);
    expect(new DestinationRule(chartIn(), 'rule', asked).subset('v1').subset).toBe('v1');
  });
});

describe('the namespace', () => {
  test("is the chart's, unless metadata names another", () => {
    expect(new Sidecar(chartIn('shop'), 'a').namespace).toBe('shop');
    expect(new Sidecar(chartIn('shop'), 'a', { metadata: { namespace: 'other' } }).namespace).toBe('other');
  });

  test('is refused when Kubernetes would', () => {
    expect(messagesOf(new Sidecar(chartIn(), 'a', { metadata: { namespace: 'My.Shop' } }))).toEqual([
      'metadata.namespace: "My.Shop" is no name for Kubernetes, which takes lower-case letters, digits and "-" and a letter or digit at both ends; "my-shop" would do',
    ]);
  });

  test('is not written for an object that is in none', () => {
    expect(new Namespace(chartIn('shop'), 'shop').toJson().metadata).toEqual({ name: 'shop' });
  });
});

test('it knows the line of the program that made it', () => {
  const sidecar = new Sidecar(chartIn(), 'default');
  expect(originOf(sidecar)?.file).toMatch(/mesh-object\.test\.ts$/);
});

test('it is a construct of cdk8s: metadata may change until it is written', () => {
  const sidecar = new Sidecar(chartIn(), 'default', { metadata: { labels: { a: '1' }, annotations: {} } });
  sidecar.metadata.addLabel('b', '2');
  sidecar.metadata.addAnnotation('c', '3');
  sidecar.metadata.add('generateName', 'x-');
  expect(sidecar.toJson().metadata).toEqual({
    annotations: { c: '3' },
    generateName: 'x-',
    labels: { a: '1', b: '2' },
    name: 'default',
    namespace: 'shop',
  });
});

test('everything that cannot be written is told at once, with the path of the construct and of the field', () => {
  const props = { metadata: { labels: { a: () => 1 } }, egress: [{ hosts: [Number.NaN] }] } as unknown as SidecarProps;
  const sidecar = new Sidecar(chartIn(), 'default', props);
  expect(() => sidecar.toJson()).toThrow(
    'chart/default: metadata.labels.a: a function cannot be written to a manifest; pass plain data; ' +
      'spec.egress[0].hosts[0]: NaN is no number that a manifest can hold',
  );
});

test.each<[string, string, ApiObjectMetadata]>([
  ['name', 'shop', { name: 'x\ud83d' }],
  ['namespace', 'x\ud83d', {}],
  ['labels.a', 'shop', { labels: { a: 'x\ud83d' } }],
])('half a surrogate pair in metadata.%s is refused', (field, namespace, metadata) => {
  const sidecar = new Sidecar(chartIn(namespace), 'default', { metadata });
  expect(() => sidecar.toJson()).toThrow(`metadata.${field}: the text holds half a surrogate pair`);
});

test('a key __proto__ in metadata is refused, not lost', () => {
  const metadata = JSON.parse('{"__proto__": "x", "labels": {"__proto__": "y"}}');
  const sidecar = new Sidecar(chartIn(), 'default', { metadata });
  expect(() => sidecar.toJson()).toThrow('metadata.__proto__: no manifest has a key of this name');
});

describe('patches win', () => {
  const patched = (...patches: JsonPatch[]) => {
    const sidecar = new Sidecar(chartIn(), 'default', { egress: [listener] });
    sidecar.addJsonPatch(...patches);
    return sidecar.toJson();
  };

  test('over fields that the types know', () => {
    expect(patched(JsonPatch.replace('/spec/egress/0/hosts', ['~/*'])).spec).toEqual({ egress: [{ hosts: ['~/*'] }] });
  });

  test('over fields that the types do not know', () => {
    expect(patched(JsonPatch.add('/spec/fromTheFuture', { on: true })).spec).toMatchObject({
      fromTheFuture: { on: true },
    });
  });

  test('over the identity, which stays in front', () => {
    const manifest = patched(JsonPatch.add('/apiVersion', 'networking.istio.io/v2'), JsonPatch.remove('/metadata'));
    expect(Object.entries(manifest).map(([key]) => key)).toEqual(['apiVersion', 'kind', 'spec']);
    expect(manifest.apiVersion).toBe('networking.istio.io/v2');
  });

  test('and one that does not fit is told with its operation', () => {
    expect(() => patched(JsonPatch.replace('/spec/http/0/timeout', '5s'))).toThrow(
      'chart/default: addJsonPatch {"op":"replace","path":"/spec/http/0/timeout","value":"5s"}: its path leads nowhere; add what is above it first',
    );
    expect(() => patched(JsonPatch.test('/kind', 'Gateway'))).toThrow(
      'chart/default: addJsonPatch {"op":"test","path":"/kind","value":"Gateway"}: the test fails',
    );
  });
});

describe('what cdk8s resolves', () => {
  test('a Lazy is asked when the object is written, and what it gives is checked', () => {
    let hosts: unknown[] = ['./*'];
    const props = { egress: Lazy.any({ produce: () => [{ hosts }] }) };
    const sidecar = new Sidecar(chartIn(), 'default', props);
    expect(sidecar.toJson().spec).toEqual({ egress: [{ hosts: ['./*'] }] });
    hosts = [Number.NaN];
    expect(() => sidecar.toJson()).toThrow('spec.egress[0].hosts[0]: NaN');
  });

  test('a Lazy may give references', () => {
    const chart = chartIn();
    const reviews = new Service(chart, 'reviews', {});
    const sidecar = new Sidecar(chart, 'default', { egress: Lazy.any({ produce: () => [{ hosts: [reviews.host] }] }) });
    expect(sidecar.toJson().spec).toEqual({ egress: [{ hosts: ['shop/reviews.shop.svc.cluster.local'] }] });
  });

  test("an App's own resolver sees every value", () => {
    const shout = {
      resolve(context: ResolutionContext) {
        if (context.value === './*') context.replaceValue('~/*');
      },
    };
    const chart = new Chart(new App({ resolvers: [shout] }), 'chart');
    expect(new Sidecar(chart, 'default', { egress: [listener] }).toJson().spec).toEqual({
      egress: [{ hosts: ['~/*'] }],
    });
  });
});
