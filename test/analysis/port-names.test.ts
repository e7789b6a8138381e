import { describe, expect, it } from 'vitest';
import { externalNamePortName } from '../../lib/analysis/rules/external-name-port-name';
import { servicePortName } from '../../lib/analysis/rules/service-port-name';
import { places } from './problems';

const service = (name: string, port: string, more = '', labels = '{}', namespace = 'shop') => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace}, labels: ${labels} }
spec: { ${more} selector: { app: web }, ports: [${port}] }
---`;

describe('a Service port', () => {
  it.each([
    '{ name: http, port: 8080 }',
    '{ name: HTTP-web, port: 8080 }',
    '{ name: grpc-web-x, port: 8080 }',
    '{ name: web, port: 8080, appProtocol: http }',
    '{ name: web, port: 8080, appProtocol: kubernetes.io/h2c }',
    '{ name: dns, port: 53 }',
    '{ name: web, port: 8080, protocol: UDP }',
  ])('%s says its protocol', (port) => {
    expect(places(servicePortName, service('web', port))).toEqual([]);
  });

  it.each(['{ port: 8080 }', '{ name: web, port: 8080 }', '{ name: httpweb, port: 8080 }'])('%s does not', (port) => {
    expect(places(servicePortName, service('web', port))).toHaveLength(1);
  });

  it('of Istio itself, of a gateway that Istio made or of Kubernetes is nobody here to name', () => {
    const port = '{ name: web, port: 8080 }';
    expect(places(servicePortName, service('a', port, '', '{ istio: pilot }'))).toEqual([]);
    expect(
      places(servicePortName, service('a', port, '', '{ gateway.istio.io/managed: istio.io-gateway-controller }')),
    ).toEqual([]);
    expect(places(servicePortName, service('a', port, '', '{}', 'kube-system'))).toEqual([]);
  });

  it('of an ExternalName Service must not be TCP', () => {
    const external = 'type: ExternalName, externalName: a.example.com,';
    expect(places(externalNamePortName, service('a', '{ name: tcp, port: 443 }', external))).toHaveLength(1);
    expect(places(externalNamePortName, service('a', '{ name: https, port: 443 }', external))).toEqual([]);
    expect(places(servicePortName, service('a', '{ name: web, port: 443 }', external))).toEqual([]);
  });
});
