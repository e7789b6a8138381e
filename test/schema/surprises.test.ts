import { describe, expect, test } from 'vitest';
import { judgeSpec, places } from './judge';

const route = [{ destination: { host: 'a' } }];
const errors = (kind: string, spec: object) => places(judgeSpec(kind, spec).filter(({ level }) => level === 'error'));

describe('what one would not expect of Istio', () => {
  test('warnings inside a subset, a port level or a fault are lost; errors are not', () => {
    const policy = { outlierDetection: { consecutiveErrors: 1, maxEjectionPercent: 50 } };
    expect(judgeSpec('DestinationRule', { host: 'a', trafficPolicy: policy })).toHaveLength(1);
    expect(judgeSpec('DestinationRule', { host: 'a', subsets: [{ name: 'v1', trafficPolicy: policy }] })).toEqual([]);
    expect(
      judgeSpec('DestinationRule', {
        host: 'a',
        trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, ...policy }] },
      }),
    ).toEqual([]);
    const wrong = { outlierDetection: { maxEjectionPercent: 101 } };
    expect(judgeSpec('DestinationRule', { host: 'a', subsets: [{ name: 'v1', trafficPolicy: wrong }] })).toHaveLength(
      1,
    );
  });

  test('weights are shares of their sum, and only a sum of 0 is wrong', () => {
    const split = (...weights: number[]) =>
      errors('VirtualService', {
        hosts: ['a'],
        http: [{ route: weights.map((weight, index) => ({ destination: { host: `a${index}` }, weight })) }],
      });
    expect(split(1, 2)).toEqual([]);
    expect(split(90, 20)).toEqual([]);
    expect(split(0)).toEqual([]);
    expect(split(0, 0)).toHaveLength(1);
  });

  test('a host that ends in a number is an address, unless the number is too large for Go', () => {
    expect(errors('DestinationRule', { host: 'a.1' })).toHaveLength(1);
    expect(errors('DestinationRule', { host: 'a.9223372036854775808' })).toEqual([]);
  });

  test('names of gateways are read up to the first one without a namespace', () => {
    expect(errors('VirtualService', { hosts: ['a'], gateways: ['mesh', 'a b/c'], http: [{ route }] })).toEqual([]);
    expect(errors('VirtualService', { hosts: ['a'], gateways: ['a b/c', 'mesh'], http: [{ route }] })).toHaveLength(1);
  });

  test('localities overlap in one order and not in the other', () => {
    const distribute = (...to: string[]) => ({
      host: 'a',
      trafficPolicy: {
        loadBalancer: {
          localityLbSetting: {
            distribute: [{ from: 'x', to: Object.fromEntries(to.map((locality) => [locality, 50])) }],
          },
        },
      },
    });
    expect(errors('DestinationRule', distribute('us/a', 'us/*'))).toEqual([]);
    expect(errors('DestinationRule', distribute('us/*', 'us/a'))).toHaveLength(1);
  });

  test('1 is a prime number, since Envoy says so', () => {
    expect(
      errors('DestinationRule', {
        host: 'a',
        trafficPolicy: { loadBalancer: { consistentHash: { maglev: { tableSize: 1 } } } },
      }),
    ).toEqual([]);
  });

  test('the webhook refuses a gRPC probe that the schema has had since 1.25', () => {
    expect(errors('WorkloadGroup', { template: {}, probe: { grpc: { port: 80 } } })).toEqual([
      'admission-workload-group at spec.probe.grpc',
    ]);
  });

  test('600 is a status to answer with, though the message says 599', () => {
    expect(errors('VirtualService', { hosts: ['a'], http: [{ directResponse: { status: 600 } }] })).toEqual([]);
  });

  test('labels of a WorkloadGroup are checked in its metadata, not in its template, which is what its workloads get', () => {
    expect(errors('WorkloadGroup', { metadata: { labels: { a: 'b c' } }, template: {} })).toHaveLength(1);
    expect(errors('WorkloadGroup', { template: { labels: { a: 'b c' } } })).toEqual([]);
  });

  test('an empty list is no list: rules: [] denies nothing and is refused, from: [] asks nothing and is not', () => {
    expect(errors('AuthorizationPolicy', { action: 'DENY', rules: [] })).toHaveLength(1);
    expect(errors('AuthorizationPolicy', { action: 'DENY', rules: [{ from: [] }] })).toEqual([]);
  });

  test('an empty prefix is fine for a path and for nothing else', () => {
    expect(errors('VirtualService', { hosts: ['a'], http: [{ match: [{ uri: { prefix: '' } }], route }] })).toEqual([]);
    expect(
      errors('VirtualService', { hosts: ['a'], http: [{ match: [{ scheme: { prefix: '' } }], route }] }),
    ).toHaveLength(1);
  });

  test('conditions of retries must not have spaces between them', () => {
    expect(
      errors('VirtualService', { hosts: ['a'], http: [{ retries: { attempts: 1, retryOn: '5xx, reset' }, route }] }),
    ).toHaveLength(1);
  });

  test('a rule in CEL that fails is a rule that is broken: UPSERT without value has "no such key"', () => {
    const metrics = [{ overrides: [{ tagOverrides: { a: { operation: 'UPSERT' } } }] }];
    expect(judgeSpec('Telemetry', { metrics })).toMatchObject([{ rule: 'cel-rule' }]);
  });

  test('a port-level policy may name port 0', () => {
    expect(
      errors('DestinationRule', {
        host: 'a',
        trafficPolicy: { portLevelSettings: [{ port: { number: 0 }, tls: { mode: 'DISABLE' } }] },
      }),
    ).toEqual([]);
  });
});
