import { gatewayServers, type PlacedServer } from '../../mesh/gateway-servers';
import { HostIndex } from '../../mesh/host-index';
import { groupBy } from '../../mesh/indexed';
import { canSelectSame } from '../../mesh/selectors';
import { hostCovers, isWildcardHost, splitScopedHost } from '../../model/host-name';
import { formatLabels, type Labels } from '../../model/labels';
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
  misses: ['Gateway'],
  *check(mesh) {
    const bySelector = groupBy(
      gatewayServers(mesh).filter(({ server }) => /^(https|tls)$/i.test(server.port.protocol)),
      ({ gateway }) => formatLabels(gateway.spec.selector ?? {}),
    );
    const secure = [...bySelector.values()].map((servers) => new SecureHosts(servers));
    for (const { gateway, server, path } of gatewayServers(mesh)) {
      if (server.tls?.httpsRedirect !== true) continue;
      const near = secure.filter(({ selector }) => canSelectSame(selector, gateway.spec.selector ?? {}));
      for (const [index, text] of server.hosts.entries()) {
        const { host } = splitScopedHost(text);
        if (near.some((hosts) => hosts.meet(host))) continue;
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

/** The hosts that the servers of some pods take by TLS. */
class SecureHosts {
  readonly selector: Labels;
  readonly #hosts: readonly string[];
  readonly #index = new HostIndex<true>();

  constructor(servers: readonly PlacedServer[]) {
    this.selector = servers[0]?.gateway.spec.selector ?? {};
    this.#hosts = servers.flatMap(({ server }) => server.hosts.map((text) => splitScopedHost(text).host));
    for (const host of this.#hosts) this.#index.add(host, true);
  }

  /** Whether some name of a host is taken. */
  meet(host: string): boolean {
    if (this.#index.mostSpecific(host) !== undefined) return true;
    return isWildcardHost(host) && this.#hosts.some((own) => hostCovers(host, own));
  }
}
