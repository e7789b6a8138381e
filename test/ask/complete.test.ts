import { describe, expect, test } from 'vitest';
import { complete, type Draft } from '../../lib/ask';
import { Mesh } from '../../lib/mesh/mesh';
import { readManifests } from '../../lib/mesh/read-yaml';
import { Simulator } from '../../lib/routing';

const yaml = `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: files, namespace: shop }
spec: { ports: [{ name: http, port: 8000 }, { name: https, port: 8443 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - { port: { number: 8080, name: http, protocol: HTTP }, hosts: ['*'] }
    - { port: { number: 8443, name: https, protocol: HTTPS }, hosts: ['shop/*.example.com'], tls: { mode: SIMPLE, credentialName: c } }
`;
const simulator = new Simulator(Mesh.from(readManifests(yaml, 'test.yaml').documents.map(({ manifest }) => manifest)));
const gateway = { gateway: { namespace: 'istio-system', labels: { istio: 'ingressgateway' } } };
const workload = { workload: { namespace: 'shop' } };
const endpoint = (draft: Draft) => {
  const { port, tls } = complete(simulator, draft);
  return tls === undefined ? port : `${port} ${tls.sni}`;
};

describe('the port of a request that names none', () => {
  test('is at a gateway that of the server for the host, with its SNI where it ends TLS', () => {
    expect(endpoint({ from: gateway, host: 'api.example.com' })).toBe('8443 api.example.com');
    expect(endpoint({ from: gateway, host: 'www.example.org' })).toBe(8080);
    expect(endpoint({ from: gateway, host: 'www.example.org', tls: {} })).toBe('443 undefined');
  });

  test('is in the mesh the service’s only one, or the one for what the client speaks', () => {
    expect(endpoint({ from: workload, host: 'products' })).toBe(8080);
    expect(endpoint({ from: workload, host: 'products.shop.svc.cluster.local' })).toBe(8080);
    expect(endpoint({ from: workload, host: 'files' })).toBe(8000);
    expect(endpoint({ from: workload, host: 'files', tls: { sni: 'files' } })).toBe('8443 files');
    expect(endpoint({ from: workload, host: 'nowhere.org' })).toBe(80);
  });

  test('is the one behind the host', () => {
    expect(endpoint({ from: workload, host: 'products:81' })).toBe(81);
  });
});

test('a request that names its port stays as it is', () => {
  const request = { from: gateway, host: 'api.example.com', port: 8443 };
  expect(complete(simulator, request)).toEqual(request);
});
