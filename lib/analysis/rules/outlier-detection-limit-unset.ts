import { endpointCount } from '../../mesh/endpoint-count';
import { ruledHosts } from '../../mesh/ruled-hosts';
import { policyBlocks } from '../../mesh/traffic-policies';
import type { Rule } from '../rule';

/** A breaker that opens for large services only. */
export const outlierDetectionLimitUnset: Rule = {
  id: 'outlier-detection-limit-unset',
  level: 'info',
  summary: 'Outlier detection has no maxEjectionPercent, and how many endpoints there are is not known.',
  why: 'Unset means 10 %, and Envoy ejects an endpoint only when it is at most that share: with fewer than ten endpoints nothing is ever ejected.',
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3, interval: 10s } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3, interval: 10s, maxEjectionPercent: 100 } }
`,
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const { settings, path, subset } of policyBlocks(object.spec)) {
        if (settings.outlierDetection === undefined || settings.outlierDetection.maxEjectionPercent) continue;
        const labels = object.spec.subsets?.find(({ name }) => name === subset)?.labels;
        if (ruledHosts(mesh, object).some((entry) => endpointCount(mesh, entry, labels) !== undefined)) continue;
        yield {
          object,
          path: [...path, 'outlierDetection'],
          message: `as long as ${object.spec.host} has fewer than 10 endpoints, none of them is ever ejected: maxEjectionPercent is not set, which means 10 %`,
          help: 'Write maxEjectionPercent, for instance 100.',
        };
      }
    }
  },
};
