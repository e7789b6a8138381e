import { gatewayWorkloads } from '../../mesh/gateway-workloads';
import { servicesSelecting } from '../../mesh/selecting-services';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';

/** A Gateway port that no Service of the gateway's pods leads to. */
export const gatewayPortNotOnService: Rule = {
  id: 'gateway-port-not-on-service',
  level: 'warning',
  istio: 'IST0162',
  summary: 'A Gateway listens on a port that no Service in front of its pods leads to.',
  why: 'The proxy listens, but nobody outside the pod reaches the port. Where the input holds no Service of those pods, an info.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: edge }
spec: { selector: { istio: ingress }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: edge, labels: { istio: ingress } }
spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 8080, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: edge }
spec: { selector: { istio: ingress }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: edge }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 8080, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  *check(mesh) {
    for (const object of mesh.of('Gateway')) {
      const workloads = gatewayWorkloads(mesh, object);
      // A Gateway without selector configures every proxy; which Services lead to it is no one question.
      if (workloads.length === 0 || Object.keys(object.spec.selector ?? {}).length === 0) continue;
      const services = new Set(workloads.flatMap((workload) => servicesSelecting(mesh, workload)));
      const reached = new Set<number>();
      for (const { spec } of services) {
        for (const { port, targetPort, protocol = 'TCP' } of spec.ports ?? []) {
          if (protocol !== 'TCP') continue;
          reached.add(port);
          if (typeof targetPort === 'number') reached.add(targetPort);
        }
      }
      for (const [index, server] of (object.spec.servers ?? []).entries()) {
        const number = server.port?.number;
        if (number === undefined || reached.has(number)) continue;
        const ports = [...reached].sort((a, b) => a - b).join(', ');
        yield {
          object,
          path: ['spec', 'servers', index, 'port', 'number'],
          message: `no Service in front of the pods ${formatLabels(object.spec.selector ?? {})} leads to port ${number}`,
          help: services.size === 0 ? 'The input holds no Service of these pods.' : `Their Services lead to ${ports}.`,
          ...(services.size === 0 ? { level: 'info' as const } : {}),
        };
      }
    }
  },
};
