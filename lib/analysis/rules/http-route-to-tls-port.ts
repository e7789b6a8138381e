import { isEncrypted } from '../../mesh/originated-tls';
import { routeTargets } from '../../mesh/route-targets';
import { toFqdn } from '../../model/host-name';
import { isHttp, isTls } from '../../model/protocol';
import type { Rule } from '../rule';

/** Plain HTTP to a server that waits for TLS. */
export const httpRouteToTlsPort: Rule = {
  id: 'http-route-to-tls-port',
  level: 'error',
  summary: 'An HTTP rule sends requests to a port of protocol TLS or HTTPS, and no DestinationRule encrypts them.',
  why: 'The proxy read the request, so it is plain HTTP when it goes on. The server waits for a TLS handshake: requests end in 400 or 503.',
  bad: routeExample(''),
  good: routeExample(`---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE, caCertificates: system } }] }
`),
  *check(mesh) {
    for (const place of routeTargets(mesh)) {
      const { virtualService, layer, host, port, mirror, entry } = place;
      if (layer !== 'http' || mirror) continue;
      const target = port === undefined ? entry?.ports[0] : entry?.ports.find(({ number }) => number === port);
      if (entry === undefined || target === undefined || !isTls(target.protocol)) continue;
      // Rules for a host that cannot be read at all never take effect, which is another finding.
      const readable = entry.ports.some(({ protocol }) => protocol === undefined || isHttp(protocol));
      const { hosts = [] } = virtualService.spec;
      const own = hosts.some((name) => toFqdn(name, virtualService.namespace, mesh.config.domain) === host);
      if (!readable && own) continue;
      if (isEncrypted(mesh, host, target.number)) continue;
      yield {
        object: virtualService,
        path: place.path,
        message: `the server at ${host}:${target.number} gets plain HTTP where it waits for TLS: the port's protocol is ${target.protocol}, and no DestinationRule encrypts what an http rule sends there`,
        help: `Add a DestinationRule for ${host} with tls: { mode: SIMPLE } on port ${target.number}.`,
      };
    }
  },
};

function routeExample(rule: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: https, protocol: HTTPS }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  http: [{ route: [{ destination: { host: api.example.com, port: { number: 443 } } }] }]
${rule}`;
}
