import { endpointCount } from '../../mesh/endpoint-count';
import { ruledHosts } from '../../mesh/ruled-hosts';
import { policyBlocks } from '../../mesh/traffic-policies';
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
      for (const { settings, path, subset } of policyBlocks(object.spec)) {
        if (settings.outlierDetection === undefined) continue;
        const percent = settings.outlierDetection.maxEjectionPercent || DEFAULT_PERCENT;
        if (percent >= 100) continue;
        const labels = object.spec.subsets?.find(({ name }) => name === subset)?.labels;
        for (const entry of ruledHosts(mesh, object)) {
          const count = endpointCount(mesh, entry, labels);
          if (count === undefined || 100 / count <= percent) continue;
          const unset = settings.outlierDetection.maxEjectionPercent === undefined;
          yield {
            object,
            path: [...path, 'outlierDetection', ...(unset ? [] : ['maxEjectionPercent'])],
            message: `no endpoint of ${entry.host} is ever ejected: ${count === 1 ? 'its one endpoint is' : `one of its ${count} endpoints is`} ${Math.round(1000 / count) / 10} %, and at most ${percent} % may be${unset ? ' where maxEjectionPercent is not set' : ''}`,
            help: `Write maxEjectionPercent: 100, or at least ${Math.ceil(100 / count)}.`,
          };
          break;
        }
      }
    }
  },
};

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
