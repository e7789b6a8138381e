import { describe, expect, it } from 'vitest';
import { consistentHashAcrossVersions as rule } from '../../../lib/analysis/rules/consistent-hash-across-versions';
import { httpRules, places, policy } from '../problems';

const hashed = policy(
  '{ loadBalancer: { consistentHash: { useSourceIp: true } } }',
  ', subsets: [{ name: v1 }, { name: v2 }]',
);

const split = (...subsets: string[]) =>
  httpRules(
    `{ route: [${subsets.map((subset) => `{ destination: { host: products, subset: ${subset} }, weight: 50 }`).join(', ')}] }`,
  );

describe('a hash over a weighted split', () => {
  it('does not keep a client on one version', () => {
    expect(places(rule, hashed + split('v1', 'v2'))).toEqual(['shop/products spec.http[0].route']);
  });

  it('is right within one version', () => {
    expect(places(rule, hashed + split('v1', 'v1'))).toEqual([]);
  });

  it('of one of the versions alone counts too', () => {
    expect(
      places(
        rule,
        policy(
          '{}',
          ', subsets: [{ name: v1 }, { name: v2, trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true } } } }]',
        ) + split('v1', 'v2'),
      ),
    ).toEqual(['shop/products spec.http[0].route']);
  });

  it('is none without consistentHash', () => {
    expect(places(rule, policy('{}', ', subsets: [{ name: v1 }, { name: v2 }]') + split('v1', 'v2'))).toEqual([]);
  });

  it('is lost between Services, too', () => {
    const services = httpRules(
      '{ route: [{ destination: { host: products }, weight: 50 }, { destination: { host: products-v2 }, weight: 50 }] }',
    );
    expect(places(rule, hashed + services)).toEqual(['shop/products spec.http[0].route']);
  });
});
