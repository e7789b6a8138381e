import type { MeshConfig } from '../../mesh/mesh-config';
import type { Rule } from '../rule';

/** A TCP port of a ServiceEntry without addresses. */
export const serviceEntryNeedsAddress: Rule = {
  id: 'service-entry-needs-address',
  level: 'warning',
  istio: 'IST0134',
  summary: 'A ServiceEntry has a TCP port and no addresses.',
  why:
    'TCP carries no host name, so Istio can only tell the traffic by its address. Without one the port is taken on every address, ' +
    'and everything else on that port goes to this host. DNS capture with automatic addresses (MeshConfig) makes it work.',
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: database, namespace: shop }
spec:
  hosts: [db.example.com]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  resolution: DNS
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: database, namespace: shop }
spec:
  hosts: [db.example.com]
  addresses: [10.20.30.40]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  resolution: DNS
`,
  *check(mesh) {
    if (allocatesAddresses(mesh.config)) return;
    for (const object of mesh.of('ServiceEntry')) {
      const status = object.manifest['status'] as { readonly addresses?: readonly unknown[] } | undefined;
      if (object.spec.addresses !== undefined || status?.addresses?.length) continue;
      for (const [index, { number, protocol }] of (object.spec.ports ?? []).entries()) {
        if (protocol && protocol.toUpperCase() !== 'TCP') continue;
        yield {
          object,
          path: ['spec', 'ports', index],
          message: `TCP port ${number} of ${object.spec.hosts.join(', ')} has no address: Istio takes all traffic to port ${number} for it`,
          help: 'Set addresses, or the protocol if it is HTTP or TLS.',
        };
      }
    }
  },
};

/** Whether the mesh gives addresses to hosts that have none and answers DNS with them. */
function allocatesAddresses({ defaultConfig }: MeshConfig): boolean {
  const metadata = (defaultConfig?.['proxyMetadata'] ?? {}) as Readonly<Record<string, unknown>>;
  const on = (key: string) => metadata[key] === 'true';
  return on('ISTIO_META_DNS_CAPTURE') && (on('ISTIO_META_DNS_AUTO_ALLOCATE') || on('PILOT_ENABLE_IP_AUTOALLOCATE'));
}
