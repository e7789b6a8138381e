import { clientPolicy } from '../../mesh/client-policy';
import { httpRules, ruleName } from '../../mesh/http-rules';
import { indexed } from '../../mesh/indexed';
import { policyBlocks } from '../../mesh/traffic-policies';
import { toFqdn } from '../../model/host-name';
import type { Rule } from '../rule';

/** Affinity to a pod that is not affinity to a version. */
export const consistentHashAcrossVersions: Rule = {
  id: 'consistent-hash-across-versions',
  level: 'info',
  summary:
    'A weighted split over subsets or Services with consistentHash, which does not keep a client on one version.',
  why: 'Envoy draws the version by weight for every request first; the hash chooses the pod within it. One client with one cookie sees all versions.',
  bad: hashExample(90, 10),
  good: hashExample(100, 0),
  *check(mesh) {
    if (hashingRules(mesh).length === 0) return;
    for (const placed of httpRules(mesh)) {
      const { rule, virtualService } = placed;
      const drawn = (rule.route ?? []).filter(({ weight }) => weight).map(({ destination }) => destination);
      if (new Set(drawn.map(({ host, subset = '' }) => `${host} ${subset}`)).size < 2) continue;
      const hashed = drawn.find(({ host: written, port, subset }) => {
        const host = toFqdn(written, virtualService.namespace, mesh.config.domain);
        const to = { host, port: port?.number ?? 0, subset };
        return clientPolicy(mesh, to, virtualService.namespace)?.settings.loadBalancer?.consistentHash !== undefined;
      });
      if (hashed === undefined) continue;
      yield {
        object: virtualService,
        path: [...placed.path, 'route'],
        message: `${ruleName(placed)} draws the version anew for every request: the consistentHash of ${hashed.host} keeps a client on one pod of a version, not on one version`,
        help: 'For sticky versions let the split set a cookie, and match it in a rule for each version before the split.',
      };
    }
  },
};

const hashingRules = indexed((mesh) =>
  mesh
    .of('DestinationRule')
    .filter(({ spec }) => [...policyBlocks(spec)].some(({ settings }) => settings.loadBalancer?.consistentHash)),
);

function hashExample(first: number, second: number): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: x-user } } }
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - route:
    - { destination: { host: products.shop.svc.cluster.local, subset: v1 }, weight: ${first} }
    - { destination: { host: products.shop.svc.cluster.local, subset: v2 }, weight: ${second} }
`;
}
