import { expect, test } from 'vitest';
import { Secret } from '../../lib/resources/secret';
import { WasmPlugin } from '../../lib/resources/wasm-plugin';
import { chartIn } from './in-chart';

test('a WasmPlugin is pulled with a Secret, and keeps the nulls of its configuration', () => {
  const plugin = new WasmPlugin(chartIn(), 'plugin', {
    url: 'oci://registry.example.com/auth:1.0',
    imagePullSecret: Secret.fromName('registry'),
    pluginConfig: { a: null },
  });
  expect(plugin.toJson()).toEqual({
    apiVersion: 'extensions.istio.io/v1alpha1',
    kind: 'WasmPlugin',
    metadata: { name: 'plugin', namespace: 'shop' },
    spec: { imagePullSecret: 'registry', pluginConfig: { a: null }, url: 'oci://registry.example.com/auth:1.0' },
  });
});
