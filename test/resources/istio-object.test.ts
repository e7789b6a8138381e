import { expect, test } from 'vitest';
import { loadConstraints } from '../../imports/constraints';
import { IstioObject } from '../../lib/resources/istio-object';
import { ISTIO_API_VERSIONS } from '../../lib/resources/kind-specs';
import { chartIn, messagesOf } from './in-chart';

test("a snippet of Istio's documentation pastes in", () => {
  const bookinfo = new IstioObject(chartIn(), 'bookinfo', {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'reviews-route' },
    spec: {
      hosts: ['reviews.prod.svc.cluster.local'],
      http: [{ name: 'v2', match: [{ uri: { prefix: '/wpcatalog' } }], route: [{ destination: { host: 'reviews' } }] }],
    },
  });
  expect(bookinfo.toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'reviews-route', namespace: 'shop' },
    spec: {
      hosts: ['reviews.prod.svc.cluster.local'],
      http: [{ match: [{ uri: { prefix: '/wpcatalog' } }], name: 'v2', route: [{ destination: { host: 'reviews' } }] }],
    },
  });
});

test.each(Object.entries(loadConstraints('istio').kinds))(
  '%s is written in the version that is served first',
  (key, kind) => {
    const [group, name] = key.split('/') as [string, keyof typeof ISTIO_API_VERSIONS];
    expect(ISTIO_API_VERSIONS[name]).toBe(`${group}/${kind.versions[0]}`);
    expect(new IstioObject(chartIn(), 'x', { kind: name }).apiVersion).toBe(`${group}/${kind.versions[0]}`);
  },
);

test('another kind says its apiVersion', () => {
  const spec = { containers: [] };
  expect(new IstioObject(chartIn(), 'x', { apiVersion: 'v1', kind: 'Pod', spec }).toJson()).toMatchObject({ spec });
  expect(messagesOf(new IstioObject(chartIn(), 'x', { kind: 'VirtualServices' }))).toEqual([
    'kind "VirtualServices" is none of Istio\'s, and other kinds have to say their apiVersion. Did you mean "VirtualService"?',
  ]);
});

test('null stays where Istio gives it a meaning', () => {
  const spec = { url: 'file:///x.wasm', pluginConfig: { a: null } };
  expect(new IstioObject(chartIn(), 'x', { kind: 'WasmPlugin', spec }).toJson().spec).toEqual(spec);
});
