import { gatewayServers } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/indexed';
import { boundGateways } from '../../mesh/route-targets';
import { hostsOverlap, splitScopedHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** A redirect for a host of one namespace that has no VirtualService. */
export const httpsRedirectScopedHost: Rule = {
  id: 'https-redirect-scoped-host',
  level: 'warning',
  summary: 'A server redirects a host written with a namespace, and no VirtualService is bound to it.',
  why: 'Without a VirtualService istiod takes "shop/api.example.com", slash and all, for the domain. No request has it: clients get 404 instead of the redirect.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop/api.example.com], tls: { httpsRedirect: true } }
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }
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
    const bound = mesh
      .of('VirtualService')
      .flatMap((virtualService) =>
        [...boundGateways(mesh, virtualService)].map((gateway) => ({ gateway, virtualService })),
      );
    const byGateway = groupBy(bound, ({ gateway }) => gateway);
    for (const { gateway, server, path } of gatewayServers(mesh)) {
      if (server.tls?.httpsRedirect !== true) continue;
      for (const [index, text] of server.hosts.entries()) {
        const { namespace, host } = splitScopedHost(text);
        if (namespace === undefined || namespace === '*') continue;
        const scope = namespace === '.' ? gateway.namespace : namespace;
        const served = (byGateway.get(`${gateway.namespace}/${gateway.name}`) ?? []).some(
          ({ virtualService }) =>
            virtualService.namespace === scope && virtualService.spec.hosts?.some((name) => hostsOverlap(name, host)),
        );
        if (served) continue;
        yield {
          object: gateway,
          path: [...path, 'hosts', index],
          message: `http://${host} is answered 404 and not redirected: no VirtualService of ${scope} is bound to it, and istiod takes "${text}" for the domain`,
          help: `Write "${host}"; the HTTPS server may keep the namespace.`,
        };
      }
    }
  },
};
