import { gatewayServers } from '../../mesh/gateway-servers';
import { canSelectSame } from '../../mesh/selectors';
import { hostsOverlap, splitScopedHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** A redirect to where nobody listens. */
export const httpsRedirectWithoutHttps: Rule = {
  id: 'https-redirect-without-https',
  level: 'warning',
  summary: 'A server redirects a host to HTTPS, and no server takes HTTPS for that host.',
  why: 'Clients follow the redirect and find a closed port, or the certificate of another host. Behind a load balancer that ends TLS the redirect also goes in circles.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com], tls: { httpsRedirect: true } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com], tls: { httpsRedirect: true } }
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }
`,
  *check(mesh) {
    const secure = gatewayServers(mesh).filter(({ server }) => /^(https|tls)$/i.test(server.port.protocol));
    for (const { gateway, server, path } of gatewayServers(mesh)) {
      if (server.tls?.httpsRedirect !== true) continue;
      const near = secure.filter((other) =>
        canSelectSame(other.gateway.spec.selector ?? {}, gateway.spec.selector ?? {}),
      );
      for (const [index, text] of server.hosts.entries()) {
        const { host } = splitScopedHost(text);
        const taken = near.some((other) =>
          other.server.hosts.some((candidate) => hostsOverlap(splitScopedHost(candidate).host, host)),
        );
        if (taken) continue;
        yield {
          object: gateway,
          path: [...path, 'hosts', index],
          message: `http://${host} is redirected to https://${host}, which no server of these pods takes`,
          help: 'Add an HTTPS server for the host, or leave the redirect to whatever ends TLS in front of the gateway.',
        };
      }
    }
  },
};
