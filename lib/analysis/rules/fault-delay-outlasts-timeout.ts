import { httpRules, ruleName } from '../../mesh/http-rules';
import { toMillis } from '../../model/duration';
import type { Rule } from '../rule';

/** A delay meant to provoke a timeout that it does not provoke. */
export const faultDelayOutlastsTimeout: Rule = {
  id: 'fault-delay-outlasts-timeout',
  level: 'warning',
  summary: 'An injected delay is as long as the timeout of the same rule, which does not bound it.',
  why: 'Envoy injects the delay before the route and its timeout begin. The request takes the whole delay and then succeeds: the timeout is not what the experiment tests.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - fault: { delay: { fixedDelay: 3s, percentage: { value: 10 } } }
    timeout: 1s
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - fault: { delay: { fixedDelay: 3s, percentage: { value: 10 } } }
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { fault, timeout } = placed.rule;
      const delay = fault?.delay?.fixedDelay;
      const limit = toMillis(timeout ?? '');
      if (typeof delay !== 'string' || !limit || (toMillis(delay) ?? 0) < limit) continue;
      yield {
        object: placed.virtualService,
        path: [...placed.path, 'fault', 'delay', 'fixedDelay'],
        message: `${ruleName(placed)} delays requests by ${delay} and limits them to ${timeout}, but a timeout does not bound an injected delay: they succeed after ${delay}`,
        help: "To test a caller's timeout, inject the delay on the route that the callee calls next.",
      };
    }
  },
};
