import { describe, expect, test } from 'vitest';
import { simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const edge = { gateway: { namespace: 'istio-system', labels: { istio: 'ingressgateway' } } };

describe('an Ingress', () => {
  const ingress = (spec: string, name = 'shop') => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
---`;
  const ingressClass = (name: string, controller: string) => `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: ${name} }
spec: { controller: ${controller} }
---`;
  const toB =
    'rules: [{ host: api.example.com, http: { paths: [{ pathType: Prefix, path: /, backend: { service: { name: b, port: { number: 80 } } } }] } }]';
  const toA = virtualService(
    'v',
    `hosts: [api.example.com]\ngateways: [istio-system/edge]\nhttp: [{ route: [{ destination: { host: a } }] }]`,
  );
  const edgeGateway = object(
    'Gateway',
    'edge',
    'selector: { istio: ingressgateway }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
    'istio-system',
  );
  const ask = (manifests: string, config?: Parameters<typeof yamlMesh>[1]) =>
    simulate(yamlMesh(service('a') + service('b') + manifests, config), {
      from: edge,
      host: 'api.example.com',
      port: 80,
    });

  test('has no age for Istio, so it goes before every VirtualService of its host', () => {
    const mesh = edgeGateway + toA + ingress(`ingressClassName: istio, ${toB}`, 'z');
    expect(ask(mesh).destinations[0]?.host).toBe('b.shop.svc.cluster.local');
  });

  test("is Istio's by the controller of its class, whatever the name of that", () => {
    const classes = ingressClass('istio', 'example.com/other') + ingressClass('own', 'istio.io/ingress-controller');
    const outcome = (name: string, mode: string) =>
      ask(edgeGateway + classes + ingress(`ingressClassName: ${name}, ${toB}`), { ingressControllerMode: mode })
        .outcome;
    expect(outcome('istio', 'DEFAULT')).toBe('not-found');
    expect(outcome('own', 'STRICT')).toBe('route');
  });
});
