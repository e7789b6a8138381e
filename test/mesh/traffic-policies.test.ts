import { describe, expect, it } from 'vitest';
import { policyBlocks, settingsFor } from '../../lib/mesh/traffic-policies';

const top = { connectionPool: { tcp: { maxConnections: 1 } }, tls: { mode: 'DISABLE' } } as const;
const spec = {
  host: 'products',
  trafficPolicy: { ...top, portLevelSettings: [{ port: { number: 80 }, outlierDetection: {} }] },
  subsets: [
    { name: 'v1' },
    {
      name: 'v2',
      trafficPolicy: {
        loadBalancer: { simple: 'RANDOM' },
        portLevelSettings: [{ port: { number: 90 }, tls: { mode: 'SIMPLE' } }],
      },
    },
  ],
} as const;

describe('the settings in force', () => {
  it('are those of the host on a port without its own', () => {
    expect(settingsFor(spec, undefined, 8080).tls?.mode).toBe('DISABLE');
  });

  it('are those of a port alone where it has its own', () => {
    expect(settingsFor(spec, undefined, 80).tls).toBeUndefined();
    expect(settingsFor(spec, 'v1', 80).outlierDetection).toEqual({});
  });

  it('of a subset replace those above it block by block', () => {
    const settings = settingsFor(spec, 'v2', 8080);
    expect(settings.loadBalancer).toEqual({ simple: 'RANDOM' });
    expect(settings.connectionPool).toEqual(top.connectionPool);
  });

  it('of a subset lie over those of the port of the host', () => {
    expect(settingsFor(spec, 'v2', 80)).toMatchObject({ loadBalancer: { simple: 'RANDOM' }, outlierDetection: {} });
  });

  it("of a subset's port stand alone", () => {
    expect(settingsFor(spec, 'v2', 90)).toEqual({ port: { number: 90 }, tls: { mode: 'SIMPLE' } });
  });
});

describe('the policies of a DestinationRule', () => {
  it('come with the place, the subset and the port they are for', () => {
    const found = [...policyBlocks(spec)].map(({ path, subset, port }) => [path.slice(1).join('.'), subset, port]);
    expect(found).toEqual([
      ['trafficPolicy', undefined, undefined],
      ['trafficPolicy.portLevelSettings.0', undefined, 80],
      ['subsets.1.trafficPolicy', 'v2', undefined],
      ['subsets.1.trafficPolicy.portLevelSettings.0', 'v2', 90],
    ]);
  });
});
