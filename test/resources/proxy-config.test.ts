import { expect, test } from 'vitest';
import { ProxyConfig } from '../../lib/resources/proxy-config';
import { chartIn } from './in-chart';

test('a ProxyConfig is written in its only version', () => {
  expect(new ProxyConfig(chartIn(), 'threads', { concurrency: 0 }).toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1beta1',
    kind: 'ProxyConfig',
    metadata: { name: 'threads', namespace: 'shop' },
    spec: { concurrency: 0 },
  });
});
