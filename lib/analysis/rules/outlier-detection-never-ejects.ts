import { endpointCount } from '../../mesh/endpoint-count';
import type { DestinationRuleResource } from '../../mesh/merge-destination-rules';
import type { Mesh } from '../../mesh/mesh';
import { ruledHosts } from '../../mesh/ruled-hosts';
import { type PolicyBlock, policyBlocks, settingsFor } from '../../mesh/traffic-policies';
import type { Rule } from '../rule';

/** What Envoy takes where the percentage is not set. */
const DEFAULT_PERCENT = 10;

/** A breaker that cannot open: one endpoint is already more than it may eject. */
export const outlierDetectionNeverEjects: Rule = {
  id: 'outlier-detection-never-ejects',
  level: 'warning',
  summary: 'Outlier detection may eject a smaller share of the endpoints than one endpoint is.',
  why: 'Envoy ejects only as long as the ejected share stays within maxEjectionPercent, which is 10 where it is not set: with fewer than ten endpoints nothing is ever ejected, and the broken one keeps its share of the requests.',
  bad: ejectExample(''),
  good: ejectExample(', maxEjectionPercent: 100'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const block of policyBlocks(object.spec)) {
        const { outlierDetection } = block.settings;
        if (outlierDetection === undefined) continue;
        const percent = outlierDetection.maxEjectionPercent || DEFAULT_PERCENT;
        const found = percent < 100 ? firstTooFew(mesh, object, block, percent) : undefined;
        if (found === undefined) continue;
        const { name, count } = found;
        const unset = outlierDetection.maxEjectionPercent === undefined;
        yield {
          object,
          path: [...block.path, 'outlierDetection', ...(unset ? [] : ['maxEjectionPercent'])],
          message: `no endpoint of ${name} is ever ejected: ${count === 1 ? 'its one endpoint is' : `one of its ${count} endpoints is`} ${Math.round(1000 / count) / 10} %, and at most ${percent} % may be${unset ? ' where maxEjectionPercent is not set' : ''}`,
          help: `Write maxEjectionPercent: 100, or at least ${Math.ceil(100 / count)}.`,
        };
      }
    }
  },
};

/** The first host or subset under a policy of whose endpoints one is more than may be ejected: each has its own share. */
function firstTooFew(mesh: Mesh, rule: DestinationRuleResource, block: PolicyBlock, percent: number) {
  const { outlierDetection } = block.settings;
  const { spec } = rule;
  const subsets = spec.subsets ?? [];
  for (const entry of ruledHosts(mesh, rule)) {
    const own = subsets.find(({ name }) => name === block.subset);
    const inheriting = subsets.filter(({ name }) =>
      entry.ports.some(({ number }) => settingsFor(spec, name, number).outlierDetection === outlierDetection),
    );
    for (const subset of block.subset === undefined ? [undefined, ...inheriting] : [own]) {
      const count = endpointCount(mesh, entry, subset?.labels);
      if (count === undefined || 100 / count <= percent) continue;
      const name = subset === undefined || own !== undefined ? entry.host : `subset "${subset.name}" of ${entry.host}`;
      return { name, count };
    }
  }
  return undefined;
}

function ejectExample(percent: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: products, namespace: shop }
spec:
  replicas: 3
  selector: { matchLabels: { app: products } }
  template:
    metadata: { labels: { app: products } }
    spec: { containers: [{ name: app, image: products }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3, interval: 10s${percent} } }
`;
}
