import { groupBy, indexed } from '../../mesh/indexed';
import type { Kind } from '../../mesh/kinds';
import { suggestion } from '../../model/suggestion';
import { type TargetingSpec, targetsOf } from '../layer7-policies';
import type { Rule } from '../rule';

/** The kinds that can be bound to something rather than to pods. */
const BOUND = [
  'AuthorizationPolicy',
  'RequestAuthentication',
  'WasmPlugin',
  'TrafficExtension',
  'Telemetry',
  'EnvoyFilter',
] as const;

/** What they can be bound to in their own namespace, as `group/kind` and as the mesh calls it. */
const TARGETS: ReadonlyMap<string, Kind> = new Map([
  ['/Service', 'Service'],
  ['networking.istio.io/ServiceEntry', 'ServiceEntry'],
  ['gateway.networking.k8s.io/Gateway', 'gateway.networking.k8s.io/Gateway'],
]);

const namesByPlace = indexed((mesh) => {
  const all = [...TARGETS.values()].flatMap((kind) =>
    mesh.of(kind).map(({ namespace, name }) => ({ place: `${kind} ${namespace}`, name })),
  );
  return groupBy(all, ({ place }) => place);
});

/** A policy bound to something that is not there. */
export const policyUnknownTarget: Rule = {
  id: 'policy-unknown-target',
  level: 'warning',
  summary: 'The targetRefs of a policy name a Service, ServiceEntry or Gateway that does not exist.',
  why: 'Targets are looked for in the namespace of the policy alone. Bound to nothing it has no effect at all: what it was to protect stays open.',
  bad: targetExample('product'),
  good: targetExample('products'),
  *check(mesh) {
    for (const kind of BOUND) {
      for (const object of mesh.of(kind)) {
        for (const [{ group = '', kind: of, name }, path] of targetsOf(object.spec as TargetingSpec)) {
          const target = TARGETS.get(`${group}/${of}`);
          // A namespace of which the input holds none of that kind may have them elsewhere.
          const known = target && namesByPlace(mesh).get(`${target} ${object.namespace}`);
          if (target === undefined || known === undefined) continue;
          if (mesh.find(target, object.namespace, name) !== undefined) continue;
          yield {
            object,
            path: [...path, 'name'],
            message: `the policy is bound to nothing: there is no ${of} ${object.namespace}/${name}`,
            help: suggestion(
              name,
              known.map((candidate) => candidate.name),
            ),
          };
        }
      }
    }
  },
};

function targetExample(name: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: ${name} }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`;
}
