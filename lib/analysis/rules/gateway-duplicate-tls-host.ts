import { compareByCreation } from '../../mesh/creation-order';
import { type Gateway, gatewayServers, type PlacedServer, type Server } from '../../mesh/gateway-servers';
import type { Mesh } from '../../mesh/mesh';
import type { Path } from '../../model/finding';
import { splitScopedHost } from '../../model/host-name';
import { formatLabels } from '../../model/labels';
import type { Problem, Rule } from '../rule';
import { sharePods } from '../shared-workloads';

/** One TLS host on two servers of one port. */
export const gatewayDuplicateTlsHost: Rule = {
  id: 'gateway-duplicate-tls-host',
  level: 'error',
  summary: 'Two servers have the same host on the same port of the same pods, and TLS.',
  why: 'Envoy picks the server by the SNI and can have each name once. istiod drops the second server with all of its hosts, routes and certificate. Where the two give the host different namespaces (`shop/a.example.com`), it writes both, and Envoy refuses the port with everything on it.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }
  - { port: { number: 443, name: https-2, protocol: HTTPS }, hosts: [api.example.com, www.example.com], tls: { mode: SIMPLE, credentialName: www-tls } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }
  - { port: { number: 443, name: https-2, protocol: HTTPS }, hosts: [www.example.com], tls: { mode: SIMPLE, credentialName: www-tls } }
`,
  *check(mesh) {
    const within = new Map<string, TlsHost>();
    // Gateways alike in selector and host stand for one another: of ten thousand one is compared.
    const across = new Map<string, Map<string, TlsHost>>();
    for (const { gateway, server, path } of inOrder(gatewayServers(mesh))) {
      if (server.tls === undefined) continue;
      for (const [index, text] of server.hosts.entries()) {
        const { host, namespace = '*' } = splitScopedHost(text);
        const scope = namespace === '.' ? gateway.namespace : namespace;
        const own = { gateway, server, text, scope };
        const name = `${server.port.number} ${server.bind ?? ''} ${host}`;
        const first = within.get(`${gateway.index} ${name}`);
        const others = across.get(name) ?? new Map<string, TlsHost>();
        const owner =
          first === undefined
            ? [...others.values()].find((other) => collide(mesh, other, own))
            : otherServer(first, own);
        if (owner !== undefined) yield problem(own, [...path, 'hosts', index], owner);
        if (first === undefined) within.set(`${gateway.index} ${name}`, own);
        const alike = `${formatLabels(gateway.spec.selector ?? {})} ${scope} ${text}`;
        if (!others.has(alike)) across.set(name, others.set(alike, own));
      }
    }
  },
};

/** A host of a server with TLS. */
interface TlsHost {
  readonly gateway: Gateway;
  readonly server: Server;
  /** As written. */
  readonly text: string;
  /** The namespace whose VirtualServices it is for, `*` for all. */
  readonly scope: string;
}

/** Istio takes the servers of older Gateways first. */
function inOrder(servers: readonly PlacedServer[]): readonly PlacedServer[] {
  return [...servers].sort((a, b) => compareByCreation(a.gateway, b.gateway));
}

/** The first server of the same Gateway with the host; twice on one server is one. */
function otherServer(first: TlsHost, own: TlsHost): TlsHost | undefined {
  return first.server === own.server ? undefined : first;
}

/** Whether servers of two Gateways want one name of the same pods. Where both write it the same way, another rule speaks. */
function collide(mesh: Mesh, other: TlsHost, own: TlsHost): boolean {
  return other.text !== own.text && sharePods(mesh, other.gateway, own.gateway);
}

function problem(own: TlsHost, path: Path, other: TlsHost): Problem {
  const { host } = splitScopedHost(own.text);
  const { port } = own.server;
  const owner = `server "${other.server.port.name}"${other.gateway === own.gateway ? '' : ` of Gateway ${other.gateway.namespace}/${other.gateway.name}`}`;
  return {
    object: own.gateway,
    path,
    // istiod drops a server by its hosts as they are written; what it does not tell apart, Envoy refuses.
    message:
      other.scope === own.scope
        ? `${host} belongs to the ${owner} on port ${port.number} already: the whole server "${port.name}" is dropped`
        : `${host} belongs to the ${owner} on port ${port.number} already, as "${other.text}": Envoy refuses the whole port, which stays as it was or never opens`,
    help: 'Put each host on one server, with a certificate that covers it.',
  };
}
