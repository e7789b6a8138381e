import { describe, expect, it } from 'vitest';
import { destinationRuleEmptySubset as rule } from '../../../lib/analysis/rules/destination-rule-empty-subset';
import { meshOf } from '../problems';

const subset = (labels: string, host = 'web') => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: ${host}, subsets: [{ name: s, labels: ${labels} }] }
---`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---`;
const pod = (labels: string, namespace = 'shop', spec = '{ containers: [] }') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ${namespace}, labels: ${labels} }
spec: ${spec}
---`;

function levels(yaml: string): string[] {
  return [...rule.check(meshOf(yaml))].map(({ level = rule.level }) => level);
}

describe('a subset', () => {
  it('selects the pods of the Service that have its labels too', () => {
    expect(levels(service + pod('{ app: web, version: v1 }') + subset('{ version: v1 }'))).toEqual([]);
    expect(levels(service + pod('{ app: web, version: v1 }') + subset('{ version: v2 }'))).toEqual(['error']);
  });

  it('does not select pods of another Service or namespace (for Istio, any pod with the labels will do)', () => {
    const own = pod('{ app: web }');
    expect(levels(service + own + pod('{ app: other, version: v1 }') + subset('{ version: v1 }'))).toEqual(['error']);
    expect(levels(service + own + pod('{ app: web, version: v1 }', 'blog') + subset('{ version: v1 }'))).toEqual([
      'error',
    ]);
  });

  it('cannot be judged without any pod of the Service', () => {
    expect(levels(service + subset('{ version: v1 }'))).toEqual(['info']);
  });

  it('may select by the place of the node', () => {
    const node = `
apiVersion: v1
kind: Node
metadata: { name: n1, labels: { topology.kubernetes.io/zone: eu-1a } }
---`;
    const placed = pod('{ app: web }', 'shop', '{ nodeName: n1, containers: [] }');
    expect(levels(service + node + placed + subset('{ topology.kubernetes.io/zone: eu-1a }'))).toEqual([]);
    expect(levels(service + node + placed + subset('{ topology.kubernetes.io/zone: eu-1b }'))).toEqual(['error']);
  });

  it('of a ServiceEntry selects among the endpoints it lists (Istio looks for pods)', () => {
    const entry = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: vm, namespace: shop }
spec:
  hosts: [vm.example.com]
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1, labels: { version: v1 } }]
---`;
    expect(levels(entry + subset('{ version: v1 }', 'vm.example.com'))).toEqual([]);
    expect(levels(entry + subset('{ version: v2 }', 'vm.example.com'))).toEqual(['error']);
  });
});
