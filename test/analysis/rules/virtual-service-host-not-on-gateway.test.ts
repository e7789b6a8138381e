import { describe, expect, it } from 'vitest';
import { virtualServiceHostNotOnGateway as rule } from '../../../lib/analysis/rules/virtual-service-host-not-on-gateway';
import { problems } from '../problems';

const gateway = (hosts: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
spec: { servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ${hosts} }] }
---`;

const route = (hosts: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: ${hosts}, gateways: [infra/edge, mesh] }
`;

describe('a host of a VirtualService', () => {
  it.each([
    ["['*.example.com']", '[shop.example.com]'],
    ['[shop.example.com]', "['*.example.com']"],
    ["['*']", '[shop.example.com]'],
    ['[shop/shop.example.com]', '[shop.example.com]'],
    ["['*/shop.example.com']", '[shop.example.com]'],
    ['[www.example.com, shop.example.com]', '[blog.example.com, shop.example.com]'],
  ])('is on a gateway that serves %s when it is %s', (served, hosts) => {
    expect(problems(rule, gateway(served) + route(hosts))).toEqual([]);
  });

  it.each([
    ['[www.example.com]', '[shop.example.com]'],
    ['[./shop.example.com]', '[shop.example.com]'],
    ['[blog/shop.example.com]', '[shop.example.com]'],
    ["['*.example.com']", '[example.com]'],
  ])('is not on a gateway that serves %s when it is %s', (served, hosts) => {
    expect(problems(rule, gateway(served) + route(hosts))).toHaveLength(1);
  });

  it('is on a listener of the Gateway API that names no host', () => {
    const listener = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---`;
    expect(problems(rule, listener + route('[shop.example.com]'))).toEqual([]);
  });
});
