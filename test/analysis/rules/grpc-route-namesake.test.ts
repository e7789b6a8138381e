import { describe, expect, it } from 'vitest';
import { grpcRouteNamesake as rule } from '../../../lib/analysis/rules/grpc-route-namesake';
import { places } from '../problems';

const [http, grpc] = rule.bad.split('---') as [string, string];
const found = (...routes: string[]) => places(rule, routes.join('---'));

describe('a GRPCRoute with the name of an HTTPRoute', () => {
  it('keeps a host that both have', () => {
    expect(found(http, grpc.replace('grpc.example.com', 'www.example.com'))).toEqual([]);
  });

  it('keeps a host that a third route has', () => {
    expect(found(http, grpc, grpc.replace('name: products,', 'name: third,'))).toEqual([]);
  });

  it('keeps the hosts it has beyond as many as the HTTPRoute has', () => {
    expect(found(http, grpc.replace('[grpc', '[www.example.com, grpc'))).toEqual([]);
  });

  it('loses a Service that the HTTPRoute is not for, whatever hosts the two name', () => {
    const of = (service: string, route: string) =>
      route.replace('{ name: edge }', `{ group: '', kind: Service, name: ${service} }`);
    expect(found(of('products', http), of('products', grpc))).toEqual([]);
    expect(found(of('products', http), of('checkout', grpc))).toEqual(['shop/products metadata.name']);
  });

  it('is another route in another namespace', () => {
    expect(found(http, grpc.replace('namespace: shop', 'namespace: web'))).toEqual([]);
  });
});
