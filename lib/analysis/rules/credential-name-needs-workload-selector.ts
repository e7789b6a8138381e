import type { ClientTLSSettings } from '../../../imports/istio.generated';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { routeTargetsByHost } from '../../mesh/route-targets';
import { ruledHost } from '../../mesh/ruled-hosts';
import { policyBlocks } from '../../mesh/traffic-policies';
import { isWildcardHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** A client certificate that sidecars do not get, and TLS that they leave out for it. */
export const credentialNameNeedsWorkloadSelector: Rule = {
  id: 'credential-name-needs-workload-selector',
  level: 'error',
  summary: 'A DestinationRule for sidecars names a credential and selects no workloads.',
  why: 'Sidecars read credentials only by a rule with a workloadSelector. Without it istiod drops the whole TLS block in silence: the request leaves in clear text. Gateways are not affected.',
  bad: credentialExample(''),
  good: credentialExample('\n  workloadSelector: { matchLabels: { app: web } }\n  exportTo: [.]'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      const { spec, namespace } = object;
      if (spec.workloadSelector !== undefined || namespace === mesh.config.rootNamespace) continue;
      const secret = [...policyBlocks(spec)].filter(
        ({ settings: { tls } }) => tls?.credentialName && isOriginated(tls),
      );
      if (secret.length === 0) continue;
      const host = ruledHost(mesh, object);
      const routes = routeTargetsByHost(mesh).get(host) ?? [];
      // A gateway that calls the host can use the credential, and the rule is probably for it.
      if (isWildcardHost(host) || routes.some(({ gateways }) => [...gateways].some((name) => name !== MESH_GATEWAY))) {
        continue;
      }
      for (const { settings, path } of secret) {
        yield {
          object,
          path: [...path, 'tls', 'credentialName'],
          message: `sidecars call ${host} in clear text: they may not read the credential "${settings.tls?.credentialName}", and istiod then drops the TLS settings without a word`,
          help: `Add workloadSelector: { matchLabels: ... } for the callers (and exportTo: ['.']), or mount the certificate and name its files.`,
        };
      }
    }
  },
};

function isOriginated({ mode }: ClientTLSSettings): boolean {
  return mode === 'SIMPLE' || mode === 'MUTUAL';
}

function credentialExample(selector: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: api.bank.example${selector}
  trafficPolicy:
    tls: { mode: MUTUAL, credentialName: bank-client, sni: api.bank.example, subjectAltNames: [api.bank.example] }
`;
}
