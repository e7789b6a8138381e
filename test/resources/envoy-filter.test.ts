import { describe, expect, test } from 'vitest';
import { EnvoyFilter, type EnvoyFilterProps } from '../../lib/resources/envoy-filter';
import { Gateway } from '../../lib/resources/gateway';
import { Service } from '../../lib/resources/service';
import { chartIn, messagesOf } from './in-chart';

test('an EnvoyFilter is written with its priority, and with the nulls of its patches', () => {
  const filter = new EnvoyFilter(chartIn(), 'filter', {
    priority: -10,
    configPatches: [{ applyTo: 'CLUSTER', patch: { operation: 'MERGE', value: { lb_policy: null } } }],
  });
  expect(filter.toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name: 'filter', namespace: 'shop' },
    spec: {
      configPatches: [{ applyTo: 'CLUSTER', patch: { operation: 'MERGE', value: { lb_policy: null } } }],
      priority: -10,
    },
  });
});

test('it matches hosts and gateways by reference', () => {
  const chart = chartIn();
  const service = new Service(chart, 'reviews', {});
  const gateway = Gateway.fromName('edge', { namespace: 'ingress' });
  const filter = new EnvoyFilter(chart, 'filter', {
    priority: 1,
    configPatches: [{ match: { cluster: { service } } }, { match: { routeConfiguration: { gateway } } }],
  });
  expect(filter.toJson().spec).toMatchObject({
    configPatches: [
      { match: { cluster: { service: 'reviews.shop.svc.cluster.local' } } },
      { match: { routeConfiguration: { gateway: 'ingress/edge' } } },
    ],
  });
});

describe('its order', () => {
  test('may be none, with a reason', () => {
    const filter = new EnvoyFilter(chartIn(), 'filter', { priority: { unordered: 'the only one of its namespace' } });
    expect(filter.toJson().spec).toEqual({});
    expect(messagesOf(filter)).toEqual([]);
  });

  test.each([undefined, null, {}, { unordered: ' ' }, 'high'])('is missed: %o', (priority) => {
    expect(messagesOf(new EnvoyFilter(chartIn(), 'filter', { priority } as unknown as EnvoyFilterProps))).toEqual([
      "priority is missing: give a number, or { unordered: 'why the order does not matter' }",
    ]);
  });
});
