import { policyBlocks } from '../../mesh/traffic-policies';
import type { Rule } from '../rule';

/** Failover that nothing sets off. */
export const localityFailoverWithoutOutlierDetection: Rule = {
  id: 'locality-failover-without-outlier-detection',
  level: 'warning',
  summary:
    'A subset, a port or a bare localityLbSetting asks for locality failover without outlier detection in force.',
  why: 'Istio gives endpoints priorities by locality only where outlier detection can tell the healthy from the broken. Without it all localities are equal, and traffic crosses regions at all times.',
  bad: failoverExample(''),
  good: failoverExample(', outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 100 }'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const { settings, effective, path, subset, port } of policyBlocks(object.spec)) {
        const locality = settings.loadBalancer?.localityLbSetting;
        if (locality === undefined || locality.enabled === false || effective.outlierDetection !== undefined) continue;
        const failover = Boolean(locality.failover?.length || locality.failoverPriority?.length);
        // Of failover in the policy of the whole host, admission warns.
        if (failover ? subset === undefined && port === undefined : locality.distribute?.length) continue;
        const where = port !== undefined ? `port ${port}` : subset !== undefined ? `subset "${subset}"` : 'the host';
        yield {
          object,
          path: [...path, 'loadBalancer', 'localityLbSetting'],
          message: `localities make no difference for ${where}: no outlierDetection is in force there`,
          help: 'Write outlierDetection beside it.',
        };
      }
    }
  },
};

function failoverExample(outlierDetection: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  subsets:
  - name: v2
    labels: { version: v2 }
    trafficPolicy: { loadBalancer: { localityLbSetting: { failover: [{ from: eu-west, to: eu-central }] } }${outlierDetection} }
`;
}
