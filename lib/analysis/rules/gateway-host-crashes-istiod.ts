import { gatewayServers } from '../../mesh/gateway-servers';
import type { Rule } from '../rule';

/** A list of hosts on which istiod's code fails. */
export const gatewayHostCrashesIstiod: Rule = {
  id: 'gateway-host-crashes-istiod',
  level: 'error',
  summary: 'A server lists "*/*" and behind it another host for all namespaces or its own.',
  why: 'On reading "*/*" istiod replaces the list by a single "*" and then writes into a place that is gone: it panics, and no proxy of the mesh gets configuration.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*/*', '*/api.example.com'] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*/*'] }]
`,
  *check(mesh) {
    for (const { gateway, server, path } of gatewayServers(mesh)) {
      const all = server.hosts.indexOf('*/*');
      if (all < 0) continue;
      const index = server.hosts.findIndex((host, at) => at > all && host !== '*/*' && /^[.*]\//.test(host));
      if (index < 0) continue;
      yield {
        object: gateway,
        path: [...path, 'hosts', index],
        message: `"${server.hosts[index]}" behind "*/*" makes istiod panic, and all proxies stay without new configuration`,
        help: 'Leave it out: "*/*" covers every host already.',
      };
    }
  },
};
