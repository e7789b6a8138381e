import { httpRules, ruleName } from '../../mesh/http-rules';
import { toMillis } from '../../model/duration';
import type { Rule } from '../rule';

/** A try that may last as long as the whole request. */
export const retryNeverFits: Rule = {
  id: 'retry-never-fits',
  level: 'warning',
  summary: 'A single try may last as long as the whole request, so no retry can ever run.',
  why: '`timeout` spans all tries. When one try may use all of it, the request ends with the first slow try; the retries are there in the text only.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ method: { exact: GET } }]
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
    timeout: 2s
    retries: { attempts: 3, perTryTimeout: 2s, retryOn: 'connect-failure,reset' }
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ method: { exact: GET } }]
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
    timeout: 8s
    retries: { attempts: 3, perTryTimeout: 2s, retryOn: 'connect-failure,reset' }
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { timeout, retries } = placed.rule;
      const whole = toMillis(timeout ?? '');
      const single = toMillis(retries?.perTryTimeout ?? '');
      if (!whole || single === undefined || !retries?.attempts || single < whole) continue;
      yield {
        object: placed.virtualService,
        path: [...placed.path, 'retries', 'perTryTimeout'],
        message: `${ruleName(placed)} lets one try last ${retries.perTryTimeout} and the whole request ${timeout}: none of the ${retries.attempts} retries can run after a slow try`,
        help: `Raise timeout to ${((retries.attempts + 1) * single) / 1000}s, or lower perTryTimeout.`,
      };
    }
  },
};
