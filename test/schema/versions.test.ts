import { describe, expect, test } from 'vitest';
import { judgeSpec } from './judge';

const rule = { host: 'a', trafficPolicy: { retryBudget: { percent: 20 } } };

describe('a mesh that runs an older release', () => {
  test('has no field that came later', () => {
    expect(judgeSpec('DestinationRule', rule, {}, { istioVersion: '1.26' })).toMatchObject([
      {
        rule: 'newer-than-target',
        level: 'error',
        message:
          'retryBudget came with Istio 1.27; the targeted 1.26 does not know the field and refuses it or drops it without a word.',
        path: ['spec', 'trafficPolicy', 'retryBudget'],
      },
    ]);
  });

  test('has the field from the release on that brought it', () => {
    expect(judgeSpec('DestinationRule', rule, {}, { istioVersion: '1.27' })).toEqual([]);
    expect(judgeSpec('DestinationRule', rule)).toEqual([]);
  });

  test('has no value of an enum that came later', () => {
    const entry = {
      hosts: ['*.example.com'],
      resolution: 'DYNAMIC_DNS',
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    };
    expect(judgeSpec('ServiceEntry', entry, {}, { istioVersion: '1.27' })).toMatchObject([
      { rule: 'newer-than-target', path: ['spec', 'resolution'] },
    ]);
    expect(judgeSpec('ServiceEntry', entry, {}, { istioVersion: '1.28' })).toEqual([]);
  });

  test('has no kind that came later', () => {
    const extension = { lua: { inlineCode: 'function envoy_on_request() end' } };
    expect(judgeSpec('TrafficExtension', extension, {}, { istioVersion: '1.29' })).toMatchObject([
      { rule: 'newer-than-target', path: ['kind'] },
    ]);
    expect(judgeSpec('TrafficExtension', extension, {}, { istioVersion: '1.30' })).toEqual([]);
  });
});
