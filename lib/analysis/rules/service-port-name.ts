import { isIstioComponent, isSystemNamespace } from '../istio-components';
import { portIsNamed } from '../port-names';
import type { Rule } from '../rule';

/** A Service port that says nothing of its protocol. */
export const servicePortName: Rule = {
  id: 'service-port-name',
  level: 'info',
  istio: 'IST0118',
  kiali: 'KIA0601',
  summary: 'A Service port does not say its protocol, by appProtocol or by the beginning of its name.',
  why: 'Istio guesses from the first bytes: protocols where the server speaks first wait for a timeout, and HTTP rules may not be applied.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: web, port: 8080 }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http-web, port: 8080 }] }
`,
  *check(mesh) {
    for (const object of mesh.of('Service')) {
      if (object.spec.type === 'ExternalName' || isIstioComponent(object)) continue;
      if (isSystemNamespace(object.namespace)) continue;
      for (const [index, port] of (object.spec.ports ?? []).entries()) {
        if (portIsNamed(port)) continue;
        yield {
          object,
          path: ['spec', 'ports', index],
          message: `port ${port.port}${port.name ? ` ("${port.name}")` : ''} does not say its protocol: Istio has to guess it`,
          help: `Name it ${port.name ? `http-${port.name}` : 'http'} (or grpc, tcp, tls, ...), or set appProtocol.`,
        };
      }
    }
  },
};
