import { clientPolicy } from '../../mesh/client-policy';
import { type PlacedServer, serversOf, serves } from '../../mesh/gateway-servers';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { boundGateways, isForSidecarsOnly, type RouteTarget, routeTargets } from '../../mesh/route-targets';
import type { ClientTls } from '../../mesh/traffic-policies';
import { hostCovers, splitScopedHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** The hop from sidecars to an egress gateway that takes mutual TLS by the SNI. */
export const egressHopTls: Rule = {
  id: 'egress-hop-tls',
  level: 'error',
  summary: 'Sidecars call an egress gateway without the mutual TLS, or without the SNI, that its server asks for.',
  why: 'The gateway picks the server by the SNI. Istio writes its own ("outbound_.443_...") unless the DestinationRule of the hop sets one, and gateway pods are not covered by automatic mTLS: the connection is reset.',
  bad: hopExample('ISTIO_MUTUAL'),
  good: hopExample('ISTIO_MUTUAL, sni: api.example.com'),
  *check(mesh) {
    for (const target of routeTargets(mesh)) {
      const { virtualService, gateways, mirror, layer, host, port, subset } = target;
      if (mirror || layer !== 'http' || port === undefined || !gateways.has(MESH_GATEWAY)) continue;
      const bound = boundGateways(mesh, virtualService);
      if (isForSidecarsOnly(bound)) continue;
      const servers = [...bound].flatMap((gateway) => serversBehind(serversOf(mesh, gateway), target));
      if (servers.length === 0) continue;
      const policy = clientPolicy(mesh, { host, port, subset }, virtualService.namespace);
      if (policy === undefined) continue;
      const problem = judge(policy.settings.tls, servers);
      if (problem === undefined) continue;
      const [rule] = policy.rule.from;
      const { gateway } = servers[0]!;
      yield {
        object: virtualService,
        path: target.path,
        message: `connections to ${host}:${port} are reset: Gateway ${gateway.namespace}/${gateway.name} takes mutual TLS by the SNI there, and DestinationRule ${rule?.namespace}/${rule?.name} ${problem}`,
        help: `Write tls: { mode: ISTIO_MUTUAL, sni: ${virtualService.spec.hosts?.[0]} } for ${subset ? `the subset ${subset}` : 'the host'} on port ${port}.`,
      };
    }
  },
};

/** The servers that end mutual TLS on the port the hop leads to, when the hop is no destination of its own. */
function serversBehind(servers: readonly PlacedServer[], { virtualService, host, port }: RouteTarget): PlacedServer[] {
  const { spec, namespace } = virtualService;
  if (spec.hosts?.includes(host)) return [];
  return servers.filter(
    (placed) =>
      placed.server.port.number === port &&
      placed.server.tls?.mode === 'ISTIO_MUTUAL' &&
      spec.hosts?.some((own) => serves(placed, own, namespace)),
  );
}

function judge(tls: ClientTls | undefined, servers: readonly PlacedServer[]): string | undefined {
  if (tls?.mode !== 'ISTIO_MUTUAL') return `sets ${tls?.mode === undefined ? 'no TLS' : `TLS mode ${tls.mode}`}`;
  const hosts = servers.flatMap(({ server }) => server.hosts.map((text) => splitScopedHost(text).host));
  if (tls.sni === undefined || tls.sni === '') return hosts.includes('*') ? undefined : 'sets no SNI';
  return hosts.some((host) => hostCovers(host, tls.sni!))
    ? undefined
    : `sets the SNI "${tls.sni}", which it does not serve`;
}

function hopExample(tls: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egressgateway }
  servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: ISTIO_MUTUAL } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: egress-hop, namespace: shop }
spec:
  host: istio-egressgateway.istio-system.svc.cluster.local
  subsets:
  - name: api
    trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: ${tls} } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [mesh, shop/egress]
  http:
  - match: [{ gateways: [mesh], port: 80 }]
    route: [{ destination: { host: istio-egressgateway.istio-system.svc.cluster.local, port: { number: 443 }, subset: api } }]
  - match: [{ gateways: [shop/egress], port: 443 }]
    route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
`;
}
