import { describe } from 'vitest';
import { accepted, refused } from './refused';

describe('istiod refuses a Telemetry', () => {
  refused('Telemetry', 'admission-telemetry', [
    [
      'with a filter that is no CEL',
      { accessLogging: [{ filter: { expression: 'response.code >=' } }] },
      'spec.accessLogging[0].filter.expression',
    ],
    [
      'with an override without value',
      { metrics: [{ overrides: [{ tagOverrides: { a: {} } }] }] },
      'spec.metrics[0].overrides[0].tagOverrides.a.value',
    ],
  ]);
});

describe('istiod accepts a Telemetry', () => {
  accepted('Telemetry', [
    [
      'with a filter, whatever its attributes',
      { accessLogging: [{ filter: { expression: 'no.such.attribute == 1' } }] },
    ],
    ['with a tag from the environment', { tracing: [{ customTags: { a: { environment: { name: 'A' } } } }] }],
    ['with a sampling of 0', { tracing: [{ randomSamplingPercentage: 0 }] }],
  ]);
});

describe('istiod accepts a WasmPlugin', () => {
  accepted('WasmPlugin', [
    ['of a registry', { url: 'oci://ghcr.io/a/b:v1', sha256: 'a'.repeat(64) }],
    ['of a registry without a scheme', { url: 'ghcr.io/a/b:v1' }],
    ['for some ports', { url: 'oci://a/b', match: [{ ports: [{ number: 80 }] }] }],
  ]);
});

describe('istiod accepts a TrafficExtension', () => {
  accepted('TrafficExtension', [
    ['in Lua', { lua: { inlineCode: 'a = 1' } }],
    ['in WebAssembly', { wasm: { url: 'oci://a/b' } }],
  ]);
});

describe('istiod accepts a ProxyConfig', () => {
  accepted('ProxyConfig', [['with as many threads as there are cores', { concurrency: 0 }]]);
});

const patch = (more: object) => ({
  configPatches: [{ applyTo: 'HTTP_FILTER', patch: { operation: 'REMOVE' }, ...more }],
});
const match = (filter: object, applyTo = 'HTTP_FILTER') =>
  patch({ applyTo, match: { listener: { filterChain: { filter } } } });
const P = 'spec.configPatches[0]';
const F = `${P}.match.listener.filterChain.filter`;

describe('istiod refuses an EnvoyFilter', () => {
  refused('EnvoyFilter', 'admission-envoy-filter', [
    ['that does not say what it changes', patch({ applyTo: undefined }), `${P}.applyTo`],
    ['that does not say how', patch({ patch: undefined }), `${P}.patch`],
    ['that does not say what to do', patch({ patch: {} }), `${P}.patch.operation`],
    ['that adds nothing', patch({ patch: { operation: 'MERGE' } }), `${P}.patch.value`],
    [
      'with a version that is no regex',
      patch({ match: { proxy: { proxyVersion: '(' } } }),
      `${P}.match.proxy.proxyVersion`,
    ],
    [
      'of a cluster that matches a listener',
      patch({ applyTo: 'CLUSTER', match: { listener: {} } }),
      `${P}.match.listener`,
    ],
    ['with a filter of no name', match({}), `${F}.name`],
    [
      'with an HTTP filter in a network filter',
      match({ name: 'envoy.filters.network.tcp_proxy', subFilter: { name: 'a' } }),
      `${F}.name`,
    ],
    [
      'with an HTTP filter for a network filter',
      match({ name: 'envoy.filters.network.http_connection_manager', subFilter: { name: 'a' } }, 'NETWORK_FILTER'),
      `${F}.subFilter`,
    ],
  ]);
});
