import { describe, expect, test } from 'vitest';
import { Host } from '../../lib/model/host';
import { DestinationRule } from '../../lib/resources/destination-rule';
import { Service } from '../../lib/resources/service';
import { chartIn, messagesOf } from './in-chart';

function versions() {
  const chart = chartIn();
  const reviews = new Service(chart, 'service', { metadata: { name: 'reviews' }, ports: [{ port: 9080 }] });
  return new DestinationRule(chart, 'reviews', {
    host: reviews,
    subsets: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
  });
}

test('a DestinationRule is written with the name of its host', () => {
  expect(versions().toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'reviews', namespace: 'shop' },
    spec: {
      host: 'reviews.shop.svc.cluster.local',
      subsets: [
        { labels: { version: 'v1' }, name: 'v1' },
        { labels: { version: 'v2' }, name: 'v2' },
      ],
    },
  });
});

describe('a subset', () => {
  test('is a destination, on the only port of the Service', () => {
    expect(String(versions().subset('v2'))).toBe('reviews.shop.svc.cluster.local:9080 (subset v2)');
  });

  test('is on the port that is asked for', () => {
    expect(versions().subset('v2', { port: 80 }).port).toBe(80);
  });

  test('of a host without known ports says none', () => {
    const rule = new DestinationRule(chartIn(), 'x', { host: Host.external('a.b'), subsets: [{ name: 'eu' }] });
    expect(String(rule.subset('eu'))).toBe('a.b (subset eu)');
  });

  test('that was never declared is told at synth, with the nearest one', () => {
    const rule = versions();
    rule.subset('v3' as 'v2');
    expect(messagesOf(rule)).toEqual(['DestinationRule reviews has no subset "v3". Did you mean "v1"?']);
  });

  test('of a rule without subsets is told too', () => {
    const rule = new DestinationRule(chartIn(), 'x', { host: Host.external('a.b') });
    rule.subset('v1');
    expect(messagesOf(rule)).toEqual(['DestinationRule x has no subset "v1". There are none.']);
  });
});

describe('a rule that exists already', () => {
  const rule = DestinationRule.fromHost(Service.fromName('a', { namespace: 'b' }), { subsets: ['v1'] });

  test('gives its subsets', () => {
    expect(String(rule.subset('v1', { port: 80 }))).toBe('a.b.svc.cluster.local:80 (subset v1)');
  });

  test('has no others', () => {
    expect(() => rule.subset('v2' as 'v1')).toThrow(
      'The rule of a.b.svc.cluster.local, as it was stated, has no subset "v2". Did you mean "v1"?',
    );
  });
});
