import {
  asksHttp,
  authorizationRules,
  operationsOf,
  type PlacedAuthorizationRule,
  sourcesOf,
} from '../../mesh/authorization-rules';
import type { Rule } from '../rule';
import { portsByLayer } from '../tcp-ports';

/** A DENY rule that stops more than it says. */
export const denyHttpOnTcpPort: Rule = {
  id: 'deny-http-on-tcp-port',
  level: 'error',
  summary: 'A DENY rule with methods, paths or other parts of a request holds on a TCP port.',
  why: 'On a TCP port there is no request to look at. Istio leaves those conditions out of a DENY rule, and what remains denies every connection to the port.',
  bad: denyExample("['5432']"),
  good: denyExample("['8080']"),
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      if (placed.action !== 'DENY') continue;
      const { tcp } = portsByLayer(mesh, placed.policy);
      if (tcp.size === 0) continue;
      for (const [operation, path] of operationsOf(placed)) {
        if (!asksHttp(placed, operation)) continue;
        const named = operation.ports?.find((written) => tcp.has(Number(written)));
        if (named !== undefined) {
          yield {
            object: placed.policy,
            path: [...path, 'ports'],
            message: `every connection to port ${named} is denied: it is a TCP port, and Istio leaves the conditions on requests out of a DENY rule there`,
            help: `Take ${named} out of this rule; write a rule of its own, by source, for TCP.`,
          };
        } else if (isForAllPorts(placed)) {
          const [port] = tcp;
          yield {
            object: placed.policy,
            path,
            message: `every connection ${placed.rule.from?.length ? 'from these sources ' : ''}to port ${port} is denied: it is a TCP port, and Istio leaves the conditions on requests out of a DENY rule there`,
            help: 'Name the HTTP ports that the rule is for: to: [{ operation: { ports: [...] } }].',
          };
        }
      }
    }
  },
};

/** What admission takes for attributes of requests alone: of a rule with nothing else it warns itself. */
const REQUEST_SOURCES = ['requestPrincipals', 'notRequestPrincipals', 'trustDomains', 'notTrustDomains'];

/** Whether a rule holds on all ports although only its sources and conditions say what it is about. */
function isForAllPorts(placed: PlacedAuthorizationRule): boolean {
  const { to, when = [] } = placed.rule;
  if (to?.length || when.some(({ key }) => key === 'destination.port')) return false;
  const asked = sourcesOf(placed).flatMap(([source]) => Object.keys(source));
  return asked.length === 0 || asked.some((field) => !REQUEST_SOURCES.includes(field));
}

function denyExample(ports: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }, { name: tcp-db, port: 5432 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  action: DENY
  rules: [{ to: [{ operation: { methods: [DELETE], ports: ${ports} } }] }]
`;
}
