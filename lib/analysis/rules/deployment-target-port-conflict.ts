import { groupBy } from '../../mesh/indexed';
import { deploymentPorts } from '../deployment-ports';
import type { Rule } from '../rule';

/** Services that give one port of the pods two numbers. */
export const deploymentTargetPortConflict: Rule = {
  id: 'deployment-target-port-conflict',
  level: 'warning',
  istio: 'IST0137',
  summary: 'Services of one Deployment lead to the same target port by different port numbers.',
  why: 'The inbound listener of the pod port belongs to one Service only; policies and metrics are those of that one.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews, namespace: shop }
spec:
  selector: { matchLabels: { app: reviews } }
  template:
    metadata: { labels: { app: reviews } }
    spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: reviews-internal, namespace: shop }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 9080, targetPort: 8080 }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews, namespace: shop }
spec:
  selector: { matchLabels: { app: reviews } }
  template:
    metadata: { labels: { app: reviews } }
    spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: reviews-internal, namespace: shop }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
`,
  *check(mesh) {
    for (const { object, ports } of deploymentPorts(mesh)) {
      for (const [targetPort, same] of groupBy(ports, (use) => use.targetPort)) {
        const numbers = [...new Set(same.map(({ port }) => port))];
        if (numbers.length < 2) continue;
        yield {
          object,
          path: ['spec', 'template'],
          message: `Services ${[...new Set(same.map(({ service }) => service.name))].join(', ')} lead to target port ${targetPort} by ports ${numbers.join(' and ')}`,
          help: 'Use one port number for one target port.',
        };
      }
    }
  },
};
