import { authorizationRules, operationsOf } from '../../mesh/authorization-rules';
import type { Rule } from '../rule';

/** A DENY rule that a port in the Host header gets around. */
export const denyHostWithoutPort: Rule = {
  id: 'deny-host-without-port',
  level: 'warning',
  summary: 'A DENY rule names a host without its form with a port.',
  why: 'The Host header may carry a port, and the comparison is with the whole of it. "api.example.com:443" is another host to this rule and is not denied.',
  bad: hostExample('[api.example.com]'),
  good: hostExample("[api.example.com, 'api.example.com:*']"),
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      if (placed.action !== 'DENY') continue;
      for (const [{ hosts }, path] of operationsOf(placed)) {
        for (const [index, host] of (hosts ?? []).entries()) {
          if (/[*:]/.test(host) || hosts?.includes(`${host}:*`)) continue;
          yield {
            object: placed.policy,
            path: [...path, 'hosts', index],
            message: `a request with the Host header "${host}:80" gets past this rule, which knows "${host}" only`,
            help: `Add "${host}:*".`,
          };
        }
      }
    }
  },
};

function hostExample(hosts: string): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: edge, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingressgateway } }
  action: DENY
  rules: [{ to: [{ operation: { ports: ['8443'], hosts: ${hosts} } }] }]
`;
}
