import { takesMethod } from '../../mesh/http-conditions';
import { httpRules, ruleName } from '../../mesh/http-rules';
import { retryConditions } from '../../mesh/retry-conditions';
import type { HttpMatch, HttpRule } from '../../mesh/virtual-services';
import type { Rule } from '../rule';

const WRITES = ['POST', 'PATCH'];

/** Retries after the server may have acted, on requests that must not be repeated. */
export const retriesRepeatWrites: Rule = {
  id: 'retries-repeat-writes',
  level: 'warning',
  summary: 'A rule that POST or PATCH requests take retries after the server may already have acted.',
  why: 'Envoy retries every method alike. After `5xx`, `gateway-error`, `reset` or `retriable-4xx` the server has often done the work: an order is placed two or three times.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
  - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    retries: { attempts: 2, retryOn: 'connect-failure,gateway-error' }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
  - match: [{ method: { regex: GET|HEAD|OPTIONS|PUT|DELETE } }]
    route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    retries: { attempts: 2, retryOn: 'connect-failure,gateway-error' }
  - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' }
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { rule, virtualService, index } = placed;
      if (!rule.retries?.attempts || !rule.route?.length) continue;
      const risky = retryConditions(rule.retries).filter(isRisky);
      if (risky.length === 0) continue;
      const earlier = virtualService.spec.http?.slice(0, index) ?? [];
      const methods = WRITES.filter((method) => takes(rule, method, earlier));
      if (methods.length === 0) continue;
      yield {
        object: virtualService,
        path: [...placed.path, 'retries', 'retryOn'],
        message: `${ruleName(placed)} takes ${methods.join(' and ')} and retries on ${risky.join(', ')}, when the server may already have acted: a request can take effect up to ${rule.retries.attempts + 1} times`,
        help: 'Match the methods that may be repeated, and give the others a rule with retryOn "connect-failure,refused-stream".',
      };
    }
  },
};

/** Conditions that also hold when the request reached the application. */
function isRisky(condition: string): boolean {
  return ['5xx', 'gateway-error', 'reset', 'retriable-4xx'].includes(condition) || /^5\d\d$/.test(condition);
}

function takes(rule: HttpRule, method: string, earlier: readonly HttpRule[]): boolean {
  return (rule.match?.length ? rule.match : [{}]).some(
    (item) => takesMethod(item, method) && !earlier.some((other) => takesAll(other, item, method)),
  );
}

/** Whether an earlier rule takes every request of that method which the item would take. */
function takesAll(earlier: HttpRule, item: HttpMatch, method: string): boolean {
  return (earlier.match?.length ? earlier.match : [{}]).some((other) => {
    const { method: _, name: __, statPrefix: ___, ...conditions } = other;
    if (!takesMethod(other, method)) return false;
    return Object.entries(conditions).every(
      ([field, value]) => JSON.stringify(value) === JSON.stringify(item[field as keyof HttpMatch]),
    );
  });
}
