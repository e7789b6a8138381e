import { gatewayServers } from '../../mesh/gateway-servers';
import { gatewayWorkloads } from '../../mesh/gateway-workloads';
import type { Mesh } from '../../mesh/mesh';
import { policyBlocks } from '../../mesh/traffic-policies';
import { formatLabels, type Labels, selects } from '../../model/labels';
import { namedCredentials, secretsByName } from '../gateway-credentials';
import type { Problem, Rule } from '../rule';

/** A Secret in a namespace from which the proxies that need it get none. */
export const credentialOutOfReach: Rule = {
  id: 'credential-out-of-reach',
  level: 'warning',
  summary: 'The Secret of a credentialName lies in a namespace that the proxies cannot read it from.',
  why: 'istiod hands out Secrets of the namespace in which the proxy itself runs. A Secret beside the Gateway or the DestinationRule, but not beside the pods, is never found: the listener or the connection stays without certificate.',
  bad: credentialExample('shop'),
  good: credentialExample('istio-system'),
  *check(mesh) {
    yield* ofGateways(mesh);
    yield* ofDestinationRules(mesh);
  },
};

/** Gateways whose pods are not in the input, but whose Service is: where pods are known, their namespace decides. */
function* ofGateways(mesh: Mesh): Iterable<Problem> {
  const known = new Map<string, ReadonlySet<string>>();
  for (const { gateway, server, path } of gatewayServers(mesh)) {
    if (gatewayWorkloads(mesh, gateway).length > 0) continue;
    const selector = gateway.spec.selector ?? {};
    if (Object.keys(selector).length === 0) continue;
    for (const { written: name, path: field } of namedCredentials(server)) {
      if (name.includes('/')) continue;
      const namespaces = serviceNamespaces(mesh, selector, known);
      const misplaced = outside(mesh, name, namespaces);
      if (misplaced === undefined) continue;
      const where = [...namespaces].join(', ');
      yield {
        object: gateway,
        path: [...path, ...field],
        message: `the Secret "${name}" is in namespace ${misplaced}, but the gateway's pods run in ${where} and read Secrets there only: TLS handshakes fail`,
        help: `Move the Secret to ${where}.`,
      };
    }
  }
}

/** Where the Services of a gateway's pods lie, once for each selector. */
function serviceNamespaces(mesh: Mesh, selector: Labels, known: Map<string, ReadonlySet<string>>): ReadonlySet<string> {
  const key = formatLabels(selector);
  const found =
    known.get(key) ??
    new Set(
      mesh.of('Service').flatMap(({ spec, namespace }) => (selects(selector, spec.selector ?? {}) ? [namespace] : [])),
    );
  known.set(key, found);
  return found;
}

/** Sidecars read Secrets of their own namespace, and a rule with a workloadSelector holds in its own namespace only. */
function* ofDestinationRules(mesh: Mesh): Iterable<Problem> {
  for (const object of mesh.of('DestinationRule')) {
    if (object.spec.workloadSelector === undefined) continue;
    for (const { settings, path } of policyBlocks(object.spec)) {
      const name = settings.tls?.credentialName;
      if (!name || /[/:]/.test(name)) continue;
      const misplaced = outside(mesh, name, new Set([object.namespace]));
      if (misplaced === undefined) continue;
      yield {
        object,
        path: [...path, 'tls', 'credentialName'],
        message: `the Secret "${name}" is in namespace ${misplaced}, but the workloads of this rule run in ${object.namespace} and read Secrets there only`,
        help: `Move the Secret to ${object.namespace}.`,
      };
    }
  }
}

/** A namespace that has the Secret while none of those where it is needed has. */
function outside(mesh: Mesh, name: string, needed: ReadonlySet<string>): string | undefined {
  const found = secretsByName(mesh).get(name) ?? [];
  if (needed.size === 0 || found.some(({ namespace }) => needed.has(namespace))) return undefined;
  return found[0]?.namespace;
}

function credentialExample(secretNamespace: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: istio-ingressgateway, namespace: istio-system }
spec: { selector: { istio: ingressgateway }, ports: [{ name: https, port: 443, targetPort: 8443 }] }
---
apiVersion: v1
kind: Secret
metadata: { name: api-tls, namespace: ${secretNamespace} }
type: kubernetes.io/tls
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }]
`;
}
