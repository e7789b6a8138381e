import { describe, expect, test } from 'vitest';
import { Mesh } from '../../lib/mesh/mesh';
import { gateway, workload } from '../../lib/vitest';
import { shop } from './shop';

const { app, products, edge, office } = shop();
const mesh = Mesh.from(app.manifests());
const deployment = (name: string, namespace: string, labels: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { template: { metadata: { labels }, spec: { serviceAccountName: `${name}-account` } } },
});

describe('gateway()', () => {
  test('is, of a gateway, its selector, where its pods are said to run', () => {
    const entry = { gateway: { namespace: 'istio-system', labels: { istio: 'ingressgateway' } } };
    expect(gateway(edge).in(mesh)).toEqual(entry);
    expect(gateway(edge.gateway).in(mesh)).toEqual(entry);
    expect(gateway('istio-system/istio=ingressgateway').in(mesh)).toEqual(entry);
    expect(gateway(entry.gateway).in(mesh)).toEqual(entry);
  });

  test('is the pods themselves where the mesh has them, with their service account', () => {
    const pods = deployment('gw', 'istio-system', { istio: 'ingressgateway', app: 'gw' });
    expect(gateway(edge).in(Mesh.from([...app.manifests(), pods]))).toEqual({
      gateway: {
        namespace: 'istio-system',
        labels: { istio: 'ingressgateway', app: 'gw' },
        serviceAccount: 'gw-account',
      },
    });
  });

  test('may be told where the pods run, and as whom', () => {
    expect(gateway(edge, { namespace: 'ingress', serviceAccount: 'gw' }).in(mesh)).toEqual({
      gateway: { namespace: 'ingress', labels: { istio: 'ingressgateway' }, serviceAccount: 'gw' },
    });
  });

  test('of what is no gateway is an error', () => {
    expect(() => gateway(office).in(mesh)).toThrow('Service office/office is no Gateway');
    expect(() => gateway('Istio System')).toThrow('does not begin with a namespace');
    expect(() => gateway({ name: 'edge' } as never).in(mesh)).toThrow('this is known by name alone');
  });
});

describe('workload()', () => {
  test('is what a Service selects, with the labels of a version', () => {
    expect(workload(products).in(mesh)).toEqual({ workload: { namespace: 'shop', labels: { app: 'products' } } });
    expect(workload(products.version('v2')).in(mesh)).toEqual({
      workload: { namespace: 'shop', labels: { app: 'products', version: 'v2' } },
    });
    expect(workload(office).in(mesh)).toEqual({ workload: { namespace: 'office', labels: { app: 'office' } } });
  });

  test('is what a Deployment runs', () => {
    const object = deployment('web', 'shop', { app: 'web' });
    expect(workload({ toJson: () => object }).in(mesh)).toEqual({
      workload: { namespace: 'shop', labels: { app: 'web' }, serviceAccount: 'web-account' },
    });
  });

  test('is said in a text', () => {
    expect(workload('shop/app=web,tier=front').in(mesh)).toEqual({
      workload: { namespace: 'shop', labels: { app: 'web', tier: 'front' } },
    });
    expect(() => workload('shop/app')).toThrow('"app" in "shop/app" is no label; write key=value');
  });

  test('of a host that is no Service is an error', () => {
    const external = { host: { name: 'api.example.com' } } as never;
    expect(() => workload(external).in(mesh)).toThrow('api.example.com is no Service of this mesh');
  });
});
