import { authorizationRules, hasTarget, operationsOf, selectorOf } from '../../mesh/authorization-rules';
import { misreadPort } from '../../mesh/misread-ports';
import type { Path } from '../../model/finding';
import type { Rule } from '../rule';

/** A port number that the workload never sees. */
export const authorizationServicePort: Rule = {
  id: 'authorization-service-port',
  level: 'error',
  summary: 'An AuthorizationPolicy names the port of a Service where the port of the pod is meant.',
  why: 'The proxy of the pod compares `ports` with the port on which the pod is called, the targetPort. With the number of the Service an ALLOW rule lets nobody in, and a DENY rule stops nobody.',
  bad: portExample(80),
  good: portExample(8080),
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      const { policy, rule, path } = placed;
      if (hasTarget(policy)) continue;
      const written: (readonly [readonly string[], Path])[] = [];
      for (const [operation, at] of operationsOf(placed)) {
        written.push([operation.ports ?? [], [...at, 'ports']], [operation.notPorts ?? [], [...at, 'notPorts']]);
      }
      for (const [index, { key, values }] of (rule.when ?? []).entries()) {
        if (key === 'destination.port') written.push([values ?? [], [...path, 'when', index, 'values']]);
      }
      for (const [ports, at] of written) {
        for (const [index, port] of ports.entries()) {
          const misread = misreadPort(mesh, policy.namespace, selectorOf(policy), Number(port));
          if (misread === undefined) continue;
          yield {
            object: policy,
            path: [...at, index],
            message: `no call meets the port ${port}: Service ${misread.service.namespace}/${misread.service.name} sends it to port ${misread.workloadPort} of the pods, and that is the number their proxy sees`,
            help: `Write "${misread.workloadPort}".`,
          };
        }
      }
    }
  },
};

function portExample(port: number): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  rules: [{ to: [{ operation: { ports: ['${port}'], methods: [GET] } }] }]
`;
}
