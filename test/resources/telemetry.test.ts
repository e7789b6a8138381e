import { expect, test } from 'vitest';
import { Telemetry } from '../../lib/resources/telemetry';
import { chartIn } from './in-chart';

test('a Telemetry says what workloads give', () => {
  const tracing = [{ providers: [{ name: 'otel' }], randomSamplingPercentage: 0 }];
  expect(new Telemetry(chartIn(), 'traces', { tracing }).toJson()).toEqual({
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'traces', namespace: 'shop' },
    spec: { tracing },
  });
});
