import { CanaryService, DestinationRule, Host, Service } from 'cdk8s-istio';
import { expect, it } from 'vitest';
import { asRouteTarget } from '../../lib/patterns/route-target';
import { app } from './shop';

it('takes a pattern as it is, and a destination or what has one as a target with one route', () => {
  app((shop) => {
    const products = new CanaryService(shop, 'products', { port: 8080, versions: { v1: {} } });
    expect(asRouteTarget(products)).toBe(products);
    const web = new Service(shop, 'web', { ports: [{ name: 'http', port: 80 }] });
    const subset = new DestinationRule(shop, 'web-rule', { host: web, subsets: [{ name: 'v1', labels: { v: '1' } }] });
    for (const to of [web, web.port('http'), subset.subset('v1'), Host.external('a.example.com').port(443)]) {
      const target = asRouteTarget(to);
      expect(target?.httpRoutes({ timeout: '5s' })).toMatchObject([{ name: target?.routeName, timeout: '5s' }]);
      expect(target?.connectionRoutes()).toHaveLength(1);
    }
  });
});

it.each(['products', null, 7, {}, Host.external('a.example.com')])('takes no %j', (to) => {
  expect(asRouteTarget(to as never)).toBeUndefined();
});
