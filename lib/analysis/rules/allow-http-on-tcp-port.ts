import {
  type AuthorizationPolicy,
  asksHttp,
  authorizationRules,
  operationsOf,
  type PlacedAuthorizationRule,
  selectorOf,
} from '../../mesh/authorization-rules';
import { groupBy } from '../../mesh/indexed';
import { canSelectSame } from '../../mesh/selectors';
import type { Rule } from '../rule';
import { portsByLayer } from '../tcp-ports';

/** An ALLOW rule that lets nobody through to a TCP port. */
export const allowHttpOnTcpPort: Rule = {
  id: 'allow-http-on-tcp-port',
  level: 'warning',
  summary: 'The only ALLOW rules for a TCP port ask for parts of an HTTP request.',
  why: 'On a TCP port there is no request to look at. Istio leaves such a rule out there altogether; a workload with ALLOW policies refuses what none of their rules allows, so the port is closed for everybody.',
  bad: allowExample(''),
  good: allowExample(" }, { to: [{ operation: { ports: ['5432'] } }]"),
  *check(mesh) {
    const byNamespace = groupBy(
      [...authorizationRules(mesh)].filter(({ action }) => action === 'ALLOW'),
      ({ policy }) => policy.namespace,
    );
    const root = byNamespace.get(mesh.config.rootNamespace) ?? [];
    const told = new Set<AuthorizationPolicy>();
    for (const placed of byNamespace.values()) {
      for (const { policy } of placed) {
        if (told.has(policy)) continue;
        told.add(policy);
        const { tcp } = portsByLayer(mesh, policy);
        const own = placed.filter((other) => other.policy === policy);
        for (const port of tcp) {
          if (!own.some((rule) => concerns(rule, port, true))) continue;
          const near = [...placed, ...root].filter(({ policy: other }) =>
            canSelectSame(selectorOf(other), selectorOf(policy)),
          );
          if (near.some((rule) => concerns(rule, port, false))) continue;
          yield {
            object: policy,
            path: ['spec', 'rules'],
            message: `port ${port} is closed for everybody: it is a TCP port, and Istio leaves rules with conditions on requests out there`,
            help: `Add a rule for it: to: [{ operation: { ports: ["${port}"] } }], with from for who may connect.`,
          };
        }
      }
    }
  },
};

/** Whether a rule can be meant for a port and does (or does not) ask for parts of a request. */
function concerns(placed: PlacedAuthorizationRule, port: number, http: boolean): boolean {
  return operationsOf(placed).some(
    ([operation]) =>
      asksHttp(placed, operation) === http && (!operation.ports?.length || operation.ports.includes(String(port))),
  );
}

function allowExample(rule: string): string {
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
  rules: [{ to: [{ operation: { methods: [GET] } }]${rule} }]
`;
}
