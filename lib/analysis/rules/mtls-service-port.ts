import { selectorOf } from '../../mesh/authorization-rules';
import { misreadPort } from '../../mesh/misread-ports';
import type { Rule } from '../rule';

/** An mTLS exception for a port that the workload does not have. */
export const mtlsServicePort: Rule = {
  id: 'mtls-service-port',
  level: 'error',
  summary: 'A PeerAuthentication sets the mode of a Service port where the port of the pod is meant.',
  why: '`portLevelMtls` counts the ports of the pod. A mode for the number of the Service changes nothing: the port meant to be open stays closed, or the one meant to be closed stays open.',
  bad: portExample(80),
  good: portExample(8080),
  *check(mesh) {
    for (const object of mesh.of('PeerAuthentication')) {
      for (const port of Object.keys(object.spec.portLevelMtls ?? {})) {
        const misread = misreadPort(mesh, object.namespace, selectorOf(object), Number(port));
        if (misread === undefined) continue;
        yield {
          object,
          path: ['spec', 'portLevelMtls', port],
          message: `the mode for port ${port} changes nothing: Service ${misread.service.namespace}/${misread.service.name} sends it to port ${misread.workloadPort} of the pods`,
          help: `Write "${misread.workloadPort}".`,
        };
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
kind: PeerAuthentication
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  mtls: { mode: STRICT }
  portLevelMtls: { '${port}': { mode: PERMISSIVE } }
`;
}
