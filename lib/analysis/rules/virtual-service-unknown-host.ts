import { canDecideHost } from '../../mesh/known';
import { routeTargets } from '../../mesh/route-targets';
import { unknownHostHelp } from '../near-hosts';
import type { Rule } from '../rule';

/** A destination or mirror that no Service and no ServiceEntry serves. */
export const virtualServiceUnknownHost: Rule = {
  id: 'virtual-service-unknown-host',
  level: 'error',
  istio: 'IST0101',
  kiali: 'KIA1101',
  summary: 'A VirtualService sends traffic to a host that no Service and no ServiceEntry serves.',
  why:
    'Envoy has no cluster for it: every request on the route is answered 503 (NC), and mirrored ones vanish. ' +
    'An error where the input holds Services of that namespace; a warning where it holds none and cannot know.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviws } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews } }] }]
`,
  misses: ['Service', 'ServiceEntry'],
  *check(mesh) {
    for (const target of routeTargets(mesh)) {
      if (target.host === '' || target.entry !== undefined) continue;
      const { virtualService: object, destination, host: fqdn, mirror, path } = target;
      const { host } = destination;
      const decided = canDecideHost(mesh, fqdn);
      const elsewhere = mesh.registry.serving(fqdn)[0];
      const what = `${mirror ? 'mirror host' : 'host'} "${host}"`;
      yield {
        object,
        path: [...path, 'host'],
        message:
          elsewhere === undefined
            ? `${what} is served by no Service and no ServiceEntry${decided ? '' : ' here'}: ${mirror ? 'the copies are lost' : 'its requests end in 503'}`
            : `${what} is not exported to namespace ${object.namespace}: ${mirror ? 'copies of requests from there are lost' : 'requests from there end in 503'}`,
        help:
          elsewhere === undefined
            ? unknownHostHelp(mesh, host, fqdn)
            : `Export ${elsewhere.resource.kind} ${elsewhere.namespace}/${elsewhere.resource.name} to ${object.namespace}.`,
        ...(decided ? {} : { level: 'warning' as const }),
      };
    }
  },
};
