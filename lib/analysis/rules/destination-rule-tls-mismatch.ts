import { clientPolicy } from '../../mesh/client-policy';
import type { DestinationRuleResource } from '../../mesh/merge-destination-rules';
import type { Mesh } from '../../mesh/mesh';
import type { RegistryHost, RegistryPort } from '../../mesh/registry';
import { ruledHosts } from '../../mesh/ruled-hosts';
import { type ServerMtls, serverMtls } from '../../mesh/server-mtls';
import { type PolicyBlock, policyBlocks } from '../../mesh/traffic-policies';
import type { Rule } from '../rule';

/** Client and server that disagree about mTLS. */
export const destinationRuleTlsMismatch: Rule = {
  id: 'destination-rule-tls-mismatch',
  level: 'error',
  kiali: 'KIA0207',
  summary: 'The TLS mode of a DestinationRule contradicts how the pods of the service take connections.',
  why: 'A `tls` block switches automatic mTLS off. DISABLE, SIMPLE and MUTUAL are reset by pods that take mesh mTLS only (STRICT); ISTIO_MUTUAL fails at pods that take none (DISABLE, or no proxy). A warning where only a mesh-wide policy asks for mTLS and the input does not say whether the pods have a proxy.',
  bad: mismatchExample('DISABLE'),
  good: mismatchExample('ISTIO_MUTUAL'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const block of policyBlocks(object.spec)) {
        const mode = block.settings.tls?.mode;
        if (mode === undefined) continue;
        const found = firstMismatch(mesh, object, block);
        if (found === undefined) continue;
        const { entry, port, server } = found;
        const by =
          server.source === undefined ? '' : ` (PeerAuthentication ${server.source.namespace}/${server.source.name})`;
        const takes = server.proxy === false ? 'have no proxy' : `take ${server.mode}${by}`;
        const sure = isSure(server, mesh);
        yield {
          object,
          path: [...block.path, 'tls', 'mode'],
          message: `every connection to ${entry.host}:${port.number} fails${sure ? '' : ' if its pods have a proxy'}: clients use ${mode} and the pods ${takes}`,
          help: 'Leave tls out: Istio then picks mTLS or plain text for each pod by itself.',
          ...(sure ? {} : { level: 'warning' as const }),
        };
      }
    }
  },
};

function firstMismatch(mesh: Mesh, rule: DestinationRuleResource, block: PolicyBlock) {
  const labels = rule.spec.subsets?.find(({ name }) => name === block.subset)?.labels;
  for (const entry of ruledHosts(mesh, rule)) {
    for (const port of entry.ports) {
      if (block.port !== undefined && block.port !== port.number) continue;
      if (!inForce(mesh, rule, block, entry, port)) continue;
      const server = serverMtls(mesh, entry, port, labels).find((candidate) => clash(block, candidate));
      if (server !== undefined) return { entry, port, server };
    }
  }
  return undefined;
}

/** Whether this very block decides for clients of the rule's namespace, or of the service's for a mesh-wide rule. */
function inForce(
  mesh: Mesh,
  rule: DestinationRuleResource,
  { subset, settings }: PolicyBlock,
  { host, namespace }: RegistryHost,
  { number: port }: RegistryPort,
): boolean {
  const client = rule.namespace === mesh.config.rootNamespace ? namespace : rule.namespace;
  const policy = clientPolicy(mesh, { host, port, subset }, client);
  return policy !== undefined && policy.settings.tls === settings.tls;
}

function clash({ settings }: PolicyBlock, { mode, source, proxy }: ServerMtls): boolean {
  if (settings.tls?.mode === 'ISTIO_MUTUAL') return proxy === false || (mode === 'DISABLE' && source !== undefined);
  return mode === 'STRICT' && proxy !== false;
}

/** A mesh-wide policy says nothing about pods that may have no proxy; one nearer to them does. */
function isSure({ mode, source, proxy }: ServerMtls, mesh: Mesh): boolean {
  return proxy !== undefined || mode !== 'STRICT' || source?.namespace !== mesh.config.rootNamespace;
}

function mismatchExample(mode: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { tls: { mode: ${mode} } }
`;
}
