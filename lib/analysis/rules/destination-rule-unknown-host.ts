import { indexed } from '../../mesh/indexed';
import { canDecideHost } from '../../mesh/known';
import { findDestination } from '../../mesh/seen-destination';
import { isWildcardHost, toFqdn } from '../../model/host-name';
import { unknownHostHelp } from '../near-hosts';
import type { Rule } from '../rule';

/** A DestinationRule for a host that nothing serves. */
export const destinationRuleUnknownHost: Rule = {
  id: 'destination-rule-unknown-host',
  level: 'warning',
  istio: 'IST0174',
  kiali: 'KIA0202',
  summary: 'A DestinationRule is about a host that no Service and no ServiceEntry serves.',
  why:
    'Its policy is applied to nothing: no TLS, no limits, no subsets where they were meant. ' +
    'An info where the input holds no Services of that namespace and cannot know.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: review.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: reviews.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
  misses: ['Service', 'ServiceEntry'],
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      const { host } = object.spec;
      if (host === '' || findDestination(mesh, object, host) !== undefined) continue;
      // A wildcard rule speaks of every host below it: one of them is enough.
      if (isWildcardHost(host) && (host === '*' || suffixes(mesh).has(host.slice(2)))) continue;
      const fqdn = toFqdn(host, object.namespace, mesh.config.domain);
      const decided = canDecideHost(mesh, fqdn);
      yield {
        object,
        path: ['spec', 'host'],
        message: `host "${host}" is served by no Service and no ServiceEntry${decided ? '' : ' here'}: the policy applies to nothing`,
        help: unknownHostHelp(mesh, host, fqdn),
        ...(decided ? {} : { level: 'info' as const }),
      };
    }
  },
};

const suffixes = indexed((mesh) => new Set(mesh.registry.hosts.flatMap(({ host }) => parents(host))));

/** The domains above a host: `b.c` and `c` of `a.b.c`. */
function parents(host: string): readonly string[] {
  const found: string[] = [];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) found.push(host.slice(dot + 1));
  return found;
}
