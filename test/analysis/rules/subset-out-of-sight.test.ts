import { describe, expect, it } from 'vitest';
import { destinationRuleOutOfSight } from '../../../lib/analysis/rules/destination-rule-out-of-sight';
import { subsetOutOfSight as rule } from '../../../lib/analysis/rules/subset-out-of-sight';
import { deployment, meshOf, object, places, problems, service } from '../problems';

const host = 'products.shop.svc.cluster.local';
const split = (others = '', place = 'shop') =>
  service('{ name: http, port: 8080 }') +
  object(
    `VirtualService ${place}/products`,
    `{ hosts: [${host}]${others}, http: [{ route: [{ destination: { host: ${host}, subset: v2 } }] }] }`,
  );
const declared = (place: string, others = '') =>
  object(`DestinationRule ${place}`, `{ host: ${host}, subsets: [{ name: v2, labels: { version: v2 } }]${others} }`);
const plain = (place: string, name = host) =>
  object(`DestinationRule ${place}`, `{ host: "${name}", trafficPolicy: { loadBalancer: { simple: RANDOM } } }`);
const client = object('Deployment web/web', '{ template: { metadata: { labels: { app: web } } } }');

describe('a subset', () => {
  it('is hidden from clients whose own namespace has a policy for the host without it', () => {
    expect(problems(rule, split() + client + deployment() + declared('shop/a') + plain('web/b'))).toEqual([
      `VirtualService shop/products spec.http[0].route[0].destination.subset: clients in web have no subset "v2" of "${host}", and their requests end in 503: they follow DestinationRule web/b, which hides DestinationRule shop/a`,
    ]);
  });

  it('of a wildcard is hidden by a rule for the host itself', () => {
    const wildcard = declared('shop/a').replace(host, '"*.shop.svc.cluster.local"');
    expect(problems(rule, split() + deployment() + wildcard + plain('shop/b')).join()).toContain(
      'they follow DestinationRule shop/b, which hides DestinationRule shop/a',
    );
    expect(problems(rule, split() + deployment() + wildcard)).toEqual([]);
  });

  it('is not seen by the clients of a VirtualService elsewhere when it is exported to its own namespace alone', () => {
    expect(problems(rule, split('', 'web') + client + declared('shop/a', ', exportTo: [.]')).join()).toContain(
      'clients in web have no subset "v2"',
    );
    expect(problems(rule, split('', 'web') + client + declared('shop/a', ', exportTo: [web]'))).toEqual([]);
  });

  it('in a third namespace is seen by nobody, which is said once, where the requests fail', () => {
    const mesh = split() + deployment() + declared('config/a');
    expect(places(rule, mesh)).toEqual(['shop/products spec.http[0].route[0].destination.subset']);
    expect(places(destinationRuleOutOfSight, mesh)).toEqual([]);
  });

  it('is seen by all from the root namespace, and by those for whom the route is', () => {
    expect(places(rule, split() + client + deployment() + declared('istio-system/a'))).toEqual([]);
    expect(places(rule, split(', exportTo: [.]', 'web') + client + deployment() + declared('web/a'))).toEqual([]);
  });

  it('for some workloads is not judged: the route does not say whose it is', () => {
    const selecting = declared('shop/a', ', workloadSelector: { matchLabels: { app: x } }');
    expect(places(rule, split() + client + deployment() + selecting)).toEqual([]);
  });

  it('is not missed where a wildcard rule for everybody lies, which names no host that is called there', () => {
    expect(places(rule, split() + client + deployment() + declared('shop/a') + plain('web/b', '*.local'))).toEqual([]);
  });

  it('is a warning where the input shows no workloads', () => {
    const mesh = meshOf(split() + declared('shop/a') + plain('web/b'));
    expect([...rule.check(mesh)].map(({ level }) => level)).toEqual(['warning']);
  });
});
