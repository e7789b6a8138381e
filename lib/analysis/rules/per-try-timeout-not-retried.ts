import { httpRules, ruleName } from '../../mesh/http-rules';
import { retryConditions } from '../../mesh/retry-conditions';
import { toMillis } from '../../model/duration';
import type { Rule } from '../rule';

/** The conditions under which Envoy tries again after a try that took too long. */
const AFTER_A_SLOW_TRY = ['5xx', 'gateway-error', 'reset'];

/** A limit per try whose expiry ends the request. */
export const perTryTimeoutNotRetried: Rule = {
  id: 'per-try-timeout-not-retried',
  level: 'warning',
  summary: 'Tries are limited in time, but none of the retry conditions covers a try that ran out of it.',
  why: "Istio's default `retryOn` covers failed connections and refused streams only. The first try that takes longer than `perTryTimeout` ends the whole request with 504.",
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
    retries: { attempts: 2, perTryTimeout: 2s }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ method: { regex: GET|HEAD } }]
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
    retries: { attempts: 2, perTryTimeout: 2s, retryOn: 'connect-failure,refused-stream,reset' }
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { retries, timeout } = placed.rule;
      const single = toMillis(retries?.perTryTimeout ?? '');
      if (!retries?.attempts || !single) continue;
      // Then no retry fits at all, which is a problem of its own.
      if (single >= (toMillis(timeout ?? '') || Number.POSITIVE_INFINITY)) continue;
      const conditions = retryConditions(retries);
      if (AFTER_A_SLOW_TRY.some((condition) => conditions.includes(condition))) continue;
      yield {
        object: placed.virtualService,
        path: [...placed.path, 'retries', ...(retries.retryOn ? ['retryOn'] : [])],
        message: `${ruleName(placed)} ends with 504 as soon as one try takes longer than ${retries.perTryTimeout}: ${retries.retryOn ? `retryOn "${retries.retryOn}"` : "Istio's default retryOn"} does not retry a slow try`,
        help: 'Write retryOn with "reset" (and "gateway-error" for answers 502 to 504), on requests that may be repeated.',
      };
    }
  },
};
