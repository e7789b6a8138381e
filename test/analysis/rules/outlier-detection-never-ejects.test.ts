import { describe, expect, it } from 'vitest';
import { outlierDetectionNeverEjects as rule } from '../../../lib/analysis/rules/outlier-detection-never-ejects';
import { deployment, object, places, policy, problems, service } from '../problems';

describe('outlier detection', () => {
  it('ejects none of nine endpoints by the default of 10 %', () => {
    expect(
      places(rule, service('{ name: http, port: 80 }') + deployment('', 9) + policy('{ outlierDetection: {} }')),
    ).toEqual(['shop/products spec.trafficPolicy.outlierDetection']);
  });

  it('ejects one of ten', () => {
    expect(
      places(rule, service('{ name: http, port: 80 }') + deployment('', 10) + policy('{ outlierDetection: {} }')),
    ).toEqual([]);
  });

  it('ejects none of three by 33 %', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          deployment('', 3) +
          policy('{ outlierDetection: { maxEjectionPercent: 33 } }'),
      ),
    ).toEqual(['shop/products spec.trafficPolicy.outlierDetection.maxEjectionPercent']);
  });

  it('ejects one of three by 34 %', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          deployment('', 3) +
          policy('{ outlierDetection: { maxEjectionPercent: 34 } }'),
      ),
    ).toEqual([]);
  });

  it('of a subset counts the pods of the subset', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          deployment('version: v1', 12) +
          deployment('version: v2', 2) +
          policy('{}', ', subsets: [{ name: v2, labels: { version: v2 }, trafficPolicy: { outlierDetection: {} } }]'),
      ),
    ).toEqual(['shop/products spec.subsets[0].trafficPolicy.outlierDetection']);
  });

  it('is not judged where an autoscaler decides', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          deployment('', 2) +
          policy('{ outlierDetection: {} }') +
          object('HorizontalPodAutoscaler shop/products'),
      ),
    ).toEqual([]);
  });

  it('counts the endpoints of a ServiceEntry', () => {
    expect(
      places(
        rule,
        object(
          'ServiceEntry shop/db',
          '{ hosts: [db.example.com], resolution: STATIC, ports: [], endpoints: [{ address: 10.0.0.1 }] }',
        ) + object('DestinationRule shop/db', '{ host: db.example.com, trafficPolicy: { outlierDetection: {} } }'),
      ),
    ).toEqual(['shop/db spec.trafficPolicy.outlierDetection']);
  });

  it('of the host is counted for each subset that takes it over, which has endpoints of its own', () => {
    const pods = (version: string) => deployment(`version: ${version}`, 5).replace('shop/products', `shop/${version}`);
    const of = (own: string) =>
      service('{ name: http, port: 80 }') +
      pods('v1') +
      pods('v2') +
      policy('{ outlierDetection: {} }', `, subsets: [{ name: v1, labels: { version: v1 }${own} }]`);
    expect(problems(rule, of(''))).toEqual([
      'DestinationRule shop/products spec.trafficPolicy.outlierDetection: no endpoint of subset "v1" of products.shop.svc.cluster.local is ever ejected: one of its 5 endpoints is 20 %, and at most 10 % may be where maxEjectionPercent is not set',
    ]);
    expect(problems(rule, of(', trafficPolicy: { outlierDetection: { maxEjectionPercent: 50 } }'))).toEqual([]);
  });
});
