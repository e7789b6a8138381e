import { clientPolicy } from '../../mesh/client-policy';
import { groupBy } from '../../mesh/indexed';
import { isNamespaceWide } from '../../mesh/peer-authentications';
import { serverMtls } from '../../mesh/server-mtls';
import type { Rule } from '../rule';

/** Servers that insist on mTLS in a mesh whose clients do not use it by themselves. */
export const strictMtlsWithoutClientTls: Rule = {
  id: 'strict-mtls-without-client-tls',
  level: 'error',
  kiali: 'KIA0501',
  summary: 'Pods take mTLS only, automatic mTLS is off, and no DestinationRule has clients use it.',
  why: 'With `enableAutoMtls: false` clients speak plain text unless a DestinationRule says ISTIO_MUTUAL. STRICT pods reset those connections.',
  bad: strictExample(''),
  good: strictExample(`---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: default, namespace: shop }
spec:
  host: '*.shop.svc.cluster.local'
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`),
  *check(mesh) {
    if (mesh.config.enableAutoMtls !== false) return;
    const services = groupBy(
      mesh.registry.hosts.filter(({ resource }) => resource.kind === 'Service'),
      ({ namespace }) => namespace,
    );
    const told = new Set<unknown>();
    for (const [namespace, entries] of services) {
      for (const entry of entries) {
        for (const port of entry.ports) {
          const strict = serverMtls(mesh, entry, port).find(({ mode, proxy }) => mode === 'STRICT' && proxy !== false);
          const source = strict?.source;
          if (source === undefined || told.has(source)) continue;
          const policy = clientPolicy(mesh, { host: entry.host, port: port.number }, namespace);
          if (policy?.settings.tls?.mode === 'ISTIO_MUTUAL') continue;
          told.add(source);
          yield {
            object: source,
            path: ['spec', 'mtls', 'mode'],
            message: `connections to ${entry.host}:${port.number} are reset: the pods take mTLS only, automatic mTLS is off in the mesh, and no DestinationRule has clients use ISTIO_MUTUAL`,
            help: isNamespaceWide(source)
              ? `Add a DestinationRule for "*.${namespace}.svc.${mesh.config.domain}" with tls: { mode: ISTIO_MUTUAL }, or turn enableAutoMtls on.`
              : `Add a DestinationRule for ${entry.host} with tls: { mode: ISTIO_MUTUAL }, or turn enableAutoMtls on.`,
          };
        }
      }
    }
  },
};

function strictExample(rule: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: 'enableAutoMtls: false' }
---
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
${rule}`;
}
