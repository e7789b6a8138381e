import { gatewayServers } from '../../mesh/gateway-servers';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { hostCovers, splitScopedHost } from '../../model/host-name';
import { selects } from '../../model/labels';
import type { Rule } from '../rule';

/** An Ingress that ends TLS in front of a gateway that asks for TLS. */
export const ingressBeforeRedirect: Rule = {
  id: 'ingress-before-redirect',
  level: 'warning',
  summary: 'An Ingress sends plain HTTP to a gateway that redirects the host to HTTPS.',
  why: 'The Ingress ends TLS and forwards HTTP; the gateway answers with a redirect to the URL that the client just asked for. The browser goes in circles.',
  bad: ingressExample(', tls: { httpsRedirect: true }'),
  good: ingressExample(''),
  *check(mesh) {
    for (const object of mesh.of('Ingress')) {
      if (object.spec.ingressClassName === (mesh.config.ingressClass ?? 'istio')) continue;
      if (object.annotations['nginx.ingress.kubernetes.io/backend-protocol'] === 'HTTPS') continue;
      for (const [at, { host, http }] of (object.spec.rules ?? []).entries()) {
        for (const [index, { backend }] of (http?.paths ?? []).entries()) {
          const port = backend?.service?.port?.number;
          if (host === undefined || backend?.service === undefined || port === undefined) continue;
          const gateway = redirecting(mesh, object.namespace, backend?.service.name, port, host);
          if (gateway === undefined) continue;
          yield {
            object,
            path: ['spec', 'rules', at, 'http', 'paths', index, 'backend'],
            message: `requests for ${host} go in circles: the Ingress forwards plain HTTP to ${backend?.service.name}:${port}, where Gateway ${gateway.namespace}/${gateway.name} redirects them to HTTPS`,
            help: 'Take httpsRedirect off the Gateway; the Ingress can redirect.',
          };
        }
      }
    }
  },
};

/** The Gateway of the Service's pods that redirects the host on that port. */
function redirecting(mesh: Mesh, namespace: string, name: string, port: number, host: string): Resource | undefined {
  const selector = mesh.find('Service', namespace, name)?.spec.selector;
  if (selector === undefined) return undefined;
  return gatewayServers(mesh).find(
    ({ gateway, server }) =>
      server.tls?.httpsRedirect === true &&
      server.port.number === port &&
      selects(gateway.spec.selector ?? {}, selector) &&
      server.hosts.some((text) => hostCovers(splitScopedHost(text).host, host)),
  )?.gateway;
}

function ingressExample(redirect: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: istio-ingressgateway, namespace: istio-system }
spec: { selector: { istio: ingressgateway }, ports: [{ name: http, port: 80 }, { name: https, port: 443 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: istio-system }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [api.example.com], secretName: api-tls }]
  rules:
  - host: api.example.com
    http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: istio-ingressgateway, port: { number: 80 } } } }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com]${redirect} }
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }
`;
}
