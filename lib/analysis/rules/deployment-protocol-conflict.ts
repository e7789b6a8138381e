import { groupBy } from '../../mesh/indexed';
import { deploymentPorts } from '../deployment-ports';
import type { Rule } from '../rule';

/** Services that give one port of a Deployment two transports. */
export const deploymentProtocolConflict: Rule = {
  id: 'deployment-protocol-conflict',
  level: 'warning',
  istio: 'IST0116',
  summary: 'Services of one Deployment use the same port number for different transport protocols.',
  why: 'Istio builds one listener per port; which of the two it builds depends on the order of the Services.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: dns, namespace: shop }
spec:
  selector: { matchLabels: { app: dns } }
  template:
    metadata: { labels: { app: dns } }
    spec: { containers: [{ name: app, image: dns }] }
---
apiVersion: v1
kind: Service
metadata: { name: dns-tcp, namespace: shop }
spec: { selector: { app: dns }, ports: [{ name: tcp-dns, port: 53, protocol: TCP }] }
---
apiVersion: v1
kind: Service
metadata: { name: dns-udp, namespace: shop }
spec: { selector: { app: dns }, ports: [{ name: udp-dns, port: 53, protocol: UDP }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: dns, namespace: shop }
spec:
  selector: { matchLabels: { app: dns } }
  template:
    metadata: { labels: { app: dns } }
    spec: { containers: [{ name: app, image: dns }] }
---
apiVersion: v1
kind: Service
metadata: { name: dns-tcp, namespace: shop }
spec: { selector: { app: dns }, ports: [{ name: tcp-dns, port: 53, protocol: TCP }] }
`,
  *check(mesh) {
    for (const { object, ports } of deploymentPorts(mesh)) {
      for (const same of groupBy(ports, ({ port }) => String(port)).values()) {
        const protocols = [...new Set(same.map(({ protocol }) => protocol))];
        if (protocols.length < 2) continue;
        yield {
          object,
          path: ['spec', 'template'],
          message: `Services ${[...new Set(same.map(({ service }) => service.name))].join(', ')} use port ${same[0]?.port} as ${protocols.join(' and ')}`,
          help: 'Give one of them another port.',
        };
      }
    }
  },
};
