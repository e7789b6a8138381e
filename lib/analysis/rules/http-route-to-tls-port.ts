import { gatewayApiRoutes, isServiceRef } from '../../mesh/gateway-api-routes';
import type { Mesh } from '../../mesh/mesh';
import { isEncrypted } from '../../mesh/originated-tls';
import type { RegistryPort } from '../../mesh/registry';
import type { Resource } from '../../mesh/resource';
import { routeTargets } from '../../mesh/route-targets';
import type { Path } from '../../model/finding';
import { toFqdn } from '../../model/host-name';
import { isHttp, isTls } from '../../model/protocol';
import type { Problem, Rule } from '../rule';

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
      if (entry === undefined || target === undefined || !waitsForTls(mesh, host, target)) continue;
      // Rules for a host that cannot be read at all never take effect, which is another finding.
      const { hosts = [] } = virtualService.spec;
      const own = hosts.some((name) => toFqdn(name, virtualService.namespace, mesh.config.domain) === host);
      if (own && !entry.ports.some(isReadable)) continue;
      yield problem(virtualService, place.path, host, target);
    }
    yield* ofGatewayApi(mesh);
  },
};

function* ofGatewayApi(mesh: Mesh): Iterable<Problem> {
  for (const { object, parents, backends } of gatewayApiRoutes(mesh)) {
    if (object.kind !== 'HTTPRoute' && object.kind !== 'GRPCRoute') continue;
    // Of rules for a Service that cannot be read, another finding speaks.
    if (parents.length > 0 && parents.every(([{ kind }]) => kind === 'Service')) continue;
    for (const [backend, path] of backends) {
      const { name, namespace = object.namespace, port } = backend;
      if (!isServiceRef(backend) || port === undefined) continue;
      const host = `${name}.${namespace}.svc.${mesh.config.domain}`;
      const target = mesh.registry.exact(host)[0]?.ports.find(({ number }) => number === port);
      if (target === undefined || !waitsForTls(mesh, host, target)) continue;
      yield problem(object, [...path, 'port'], host, target);
    }
  }
}

function waitsForTls(mesh: Mesh, host: string, { number, protocol }: RegistryPort): boolean {
  return isTls(protocol) && !isEncrypted(mesh, host, number);
}

function isReadable({ protocol }: RegistryPort): boolean {
  return protocol === undefined || isHttp(protocol);
}

function problem(object: Resource, path: Path, host: string, { number, protocol }: RegistryPort): Problem {
  const policy = object.kind === 'VirtualService' ? '' : ', or a BackendTLSPolicy';
  return {
    object,
    path,
    message: `the server at ${host}:${number} gets plain HTTP where it waits for TLS: the port's protocol is ${protocol}, and no DestinationRule encrypts what an http rule sends there`,
    help: `Add a DestinationRule for ${host} with tls: { mode: SIMPLE } on port ${number}${policy}.`,
  };
}

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
