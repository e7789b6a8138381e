import { expect, test } from 'vitest';
import { Secret } from '../../lib/resources/secret';
import { TrafficExtension } from '../../lib/resources/traffic-extension';
import { chartIn } from './in-chart';

test('a TrafficExtension is a plugin, pulled with a Secret, that keeps the nulls of its configuration', () => {
  const wasm = { url: 'oci://a', imagePullSecret: Secret.fromName('registry'), pluginConfig: { a: null } };
  expect(new TrafficExtension(chartIn(), 'plugin', { wasm }).toJson()).toEqual({
    apiVersion: 'extensions.istio.io/v1alpha1',
    kind: 'TrafficExtension',
    metadata: { name: 'plugin', namespace: 'shop' },
    spec: { wasm: { imagePullSecret: 'registry', pluginConfig: { a: null }, url: 'oci://a' } },
  });
});

test('or it is a script', () => {
  const lua = { inlineCode: 'function envoy_on_request(h) end' };
  expect(new TrafficExtension(chartIn(), 'script', { lua }).toJson().spec).toEqual({ lua });
});
