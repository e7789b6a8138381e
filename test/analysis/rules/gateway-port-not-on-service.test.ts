import { describe, expect, it } from 'vitest';
import { gatewayPortNotOnService as rule } from '../../../lib/analysis/rules/gateway-port-not-on-service';
import { gatewayWithoutWorkload } from '../../../lib/analysis/rules/gateway-without-workload';
import { meshOf } from '../problems';

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: edge, labels: { istio: ingress } }
spec: { containers: [] }
---`;
const service = (ports: string, namespace = 'edge') => `
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: ${namespace} }
spec: { selector: { istio: ingress }, ports: [${ports}] }
---`;
const gateway = (port: number, selector = '{ istio: ingress }') => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: shop }
spec: { selector: ${selector}, servers: [{ port: { number: ${port}, name: http, protocol: HTTP }, hosts: ['*'] }] }
---`;

function levels(yaml: string, one = rule): string[] {
  return [...one.check(meshOf(yaml))].map(({ level = one.level }) => level);
}

describe('the port of a Gateway', () => {
  it('is reached by port or target port of any Service of its pods', () => {
    const ports = service('{ port: 80, targetPort: 8080 }');
    expect(levels(pod + ports + gateway(80))).toEqual([]);
    expect(levels(pod + ports + gateway(8080))).toEqual([]);
    expect(levels(pod + ports + gateway(9000))).toEqual(['warning']);
    expect(levels(pod + ports + service('{ port: 9000 }') + gateway(9000))).toEqual([]);
  });

  it('is not reached by UDP, or by a Service of another namespace', () => {
    expect(levels(pod + service('{ port: 80 }') + service('{ port: 443, protocol: UDP }') + gateway(443))).toEqual([
      'warning',
    ]);
    expect(levels(pod + service('{ port: 80 }') + service('{ port: 443 }', 'shop') + gateway(443))).toEqual([
      'warning',
    ]);
  });

  it('cannot be judged without a Service, and is not without a pod', () => {
    expect(levels(pod + gateway(80))).toEqual(['info']);
    expect(levels(gateway(80))).toEqual([]);
  });
});

describe('the selector of a Gateway', () => {
  it('is judged only where the input holds pods of some Gateway: they are mostly installed apart', () => {
    expect(levels(gateway(80), gatewayWithoutWorkload)).toEqual(['info']);
    expect(levels(pod + gateway(80, '{ istio: other }'), gatewayWithoutWorkload)).toEqual(['info']);
    expect(levels(pod + gateway(80) + gateway(80, '{ istio: other }'), gatewayWithoutWorkload)).toEqual(['error']);
  });

  it('that is absent selects every pod', () => {
    const bare = gateway(80).replace('selector: { istio: ingress }, ', '');
    expect(levels(pod + bare, gatewayWithoutWorkload)).toEqual([]);
  });
});
