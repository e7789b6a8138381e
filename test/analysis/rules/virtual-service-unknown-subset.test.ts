import { describe, expect, it } from 'vitest';
import { virtualServiceUnknownSubset as rule } from '../../../lib/analysis/rules/virtual-service-unknown-subset';
import { meshOf, problems } from '../problems';

const subsets = (host: string, namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: subsets, namespace: ${namespace} }
spec: { host: '${host}', subsets: [{ name: v1, labels: { version: v1 } }] }
---`;

const route = (host: string, subset: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [web], http: [{ route: [{ destination: { host: ${host}, subset: '${subset}' } }] }] }
`;

describe('a subset', () => {
  it('is declared by whatever spelling of the host', () => {
    expect(problems(rule, subsets('reviews') + route('reviews.shop.svc.cluster.local', 'v1'))).toEqual([]);
    expect(problems(rule, subsets('reviews.shop.svc.cluster.local', 'mesh') + route('reviews', 'v1'))).toEqual([]);
  });

  it('of the same short host in another namespace is another one', () => {
    expect(problems(rule, subsets('reviews', 'blog') + route('reviews', 'v1'))).toHaveLength(1);
  });

  it('of a wildcard host is one of every host below it', () => {
    expect(problems(rule, subsets('*.shop.svc.cluster.local') + route('reviews', 'v1'))).toEqual([]);
    expect(problems(rule, subsets('*.blog.svc.cluster.local') + route('reviews', 'v1'))).toHaveLength(1);
  });

  it('that is empty text is none', () => {
    expect(problems(rule, route('reviews', ''))).toEqual([]);
  });

  it('of a host whose rule has no subsets is to be declared there', () => {
    const plain = subsets('reviews').replace(/subsets: .*/, 'trafficPolicy: {} }');
    expect([...rule.check(meshOf(plain + route('reviews', 'v1')))].map(({ help }) => help)).toEqual([
      'DestinationRule shop/subsets has no subsets: declare it there, with its labels.',
    ]);
  });
});
