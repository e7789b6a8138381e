import { describe, expect, it } from 'vitest';
import { telemetryUnknownProvider as rule } from '../../../lib/analysis/rules/telemetry-unknown-provider';
import { object, places } from '../problems';

describe('a telemetry provider', () => {
  it('that the mesh config lacks is left out, for logs and metrics too', () => {
    expect(
      places(
        rule,
        object(
          'Telemetry shop/t',
          '{ accessLogging: [{ providers: [{ name: a }] }], metrics: [{ providers: [{ name: b }] }] }',
        ),
        { config: { extensionProviders: [{ name: 'a' }] } },
      ),
    ).toEqual(['shop/t spec.metrics[0].providers[0].name']);
  });

  it('that every mesh has needs no definition', () => {
    expect(
      places(rule, object('Telemetry shop/t', '{ accessLogging: [{ providers: [{ name: envoy }] }] }'), {
        config: { extensionProviders: [] },
      }),
    ).toEqual([]);
  });

  it('is not judged without a mesh config', () => {
    expect(places(rule, object('Telemetry shop/t', '{ tracing: [{ providers: [{ name: a }] }] }'))).toEqual([]);
  });
});
