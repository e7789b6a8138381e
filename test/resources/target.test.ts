import { describe, expect, test } from 'vitest';
import { AuthorizationPolicy } from '../../lib/resources/authorization-policy';
import { RequestAuthentication } from '../../lib/resources/request-authentication';
import { Service } from '../../lib/resources/service';
import { ServiceEntry } from '../../lib/resources/service-entry';
import { Target } from '../../lib/resources/target';
import { Telemetry } from '../../lib/resources/telemetry';
import { TrafficExtension } from '../../lib/resources/traffic-extension';
import { WasmPlugin } from '../../lib/resources/wasm-plugin';
import { chartIn } from './in-chart';

const chart = chartIn();
const targetRefs = [
  new Service(chart, 'reviews', {}),
  new ServiceEntry(chart, 'payments', { hosts: ['a.b'] }),
  Target.gateway('waypoint'),
  Target.gatewayClass('istio-waypoint'),
];
const written = [
  { group: '', kind: 'Service', name: 'reviews' },
  { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'payments' },
  { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' },
  { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' },
];

describe('a policy attaches to targets', () => {
  test.each([
    ['AuthorizationPolicy', new AuthorizationPolicy(chart, 'authorization', { targetRefs }), 'security.istio.io/v1'],
    ['RequestAuthentication', new RequestAuthentication(chart, 'request', { targetRefs }), 'security.istio.io/v1'],
    ['Telemetry', new Telemetry(chart, 'telemetry', { targetRefs }), 'telemetry.istio.io/v1'],
    ['WasmPlugin', new WasmPlugin(chart, 'wasm', { targetRefs, url: 'file:///a' }), 'extensions.istio.io/v1alpha1'],
    [
      'TrafficExtension',
      new TrafficExtension(chart, 'extension', { targetRefs, lua: { inlineCode: ' ' } }),
      'extensions.istio.io/v1alpha1',
    ],
  ])('%s', (kind, policy, apiVersion) => {
    expect(policy.toJson()).toMatchObject({ apiVersion, kind, spec: { targetRefs: written } });
  });
});
