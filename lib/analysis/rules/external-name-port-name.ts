import { isIstioComponent, isSystemNamespace } from '../istio-components';
import { portIsNamed } from '../port-names';
import type { Rule } from '../rule';

/** A port of an ExternalName Service that is taken for TCP. */
export const externalNamePortName: Rule = {
  id: 'external-name-port-name',
  level: 'warning',
  istio: 'IST0150',
  summary: 'A port of an ExternalName Service is TCP or does not say its protocol.',
  why: 'The name has no address of its own, so the listener takes the port on every address: all TCP traffic of the mesh to that port goes to this host.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: bank, namespace: shop }
spec: { type: ExternalName, externalName: api.bank.example, ports: [{ name: tcp, port: 9443 }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: bank, namespace: shop }
spec: { type: ExternalName, externalName: api.bank.example, ports: [{ name: https, port: 9443 }] }
`,
  *check(mesh) {
    for (const object of mesh.of('Service')) {
      if (object.spec.type !== 'ExternalName' || isIstioComponent(object)) continue;
      if (isSystemNamespace(object.namespace)) continue;
      for (const [index, port] of (object.spec.ports ?? []).entries()) {
        if (portIsNamed(port) && port.name !== 'tcp') continue;
        yield {
          object,
          path: ['spec', 'ports', index],
          message: `port ${port.port}${port.name ? ` ("${port.name}")` : ''} of an ExternalName Service is taken for TCP on every address`,
          help: 'Name it http or https, or set appProtocol.',
        };
      }
    }
  },
};
