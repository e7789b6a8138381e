import { httpRules, ruleName } from '../../mesh/http-rules';
import { toMillis } from '../../model/duration';
import type { Rule } from '../rule';

/** Tries that together last longer than the request may. */
export const retriesExceedTimeout: Rule = {
  id: 'retries-exceed-timeout',
  level: 'info',
  summary: 'All tries together may last longer than the whole request.',
  why: '`timeout` spans all tries, the first one included. When every try is slow the last ones are cut short or never start.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ method: { exact: GET } }]
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
    timeout: 5s
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
      if (!whole || !single || !retries?.attempts || single >= whole) continue;
      const tries = retries.attempts + 1;
      if (tries * single <= whole) continue;
      yield {
        object: placed.virtualService,
        path: [...placed.path, 'retries'],
        message: `${ruleName(placed)} may try ${tries} times for ${retries.perTryTimeout} each, but the whole request ends after ${timeout}: only ${Math.floor(whole / single)} full tries fit`,
        help: `Raise timeout to ${(tries * single) / 1000}s, or lower attempts or perTryTimeout.`,
      };
    }
  },
};
