import { describesGateways, gatewayWorkloads } from '../../mesh/gateway-workloads';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';

/** A Gateway whose selector selects no workload. */
export const gatewayWithoutWorkload: Rule = {
  id: 'gateway-without-workload',
  level: 'error',
  istio: 'IST0101',
  summary: 'A Gateway selects no workload.',
  why:
    'No proxy listens on its ports, and connections are refused. An error where the input holds gateway workloads; ' +
    'where it holds none (they are mostly installed apart), an info that the selector could not be checked.',
  bad: `
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
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: admin, namespace: edge }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [admin.example.com] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: edge }
spec: { selector: { istio: ingress }, ports: [{ name: http, port: 80 }] }
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
metadata: { name: admin, namespace: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [admin.example.com] }]
`,
  *check(mesh) {
    const decided = describesGateways(mesh);
    for (const object of mesh.of('Gateway')) {
      if (gatewayWorkloads(mesh, object).length > 0) continue;
      const selector = formatLabels(object.spec.selector ?? {});
      yield {
        object,
        path: object.spec.selector === undefined ? ['spec'] : ['spec', 'selector'],
        message: decided
          ? `selector ${selector} selects no workload: nothing listens on the ports of this Gateway`
          : `no workload of the input has the labels ${selector}, so whether anything listens could not be checked`,
        help: 'Select the labels of the gateway pods, or declare their Deployment as assumed.',
        ...(decided ? {} : { level: 'info' as const }),
      };
    }
  },
};
