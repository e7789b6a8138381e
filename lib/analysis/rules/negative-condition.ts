import type { Kind } from '../../mesh/kinds';
import type { Resource } from '../../mesh/resource';
import type { Path } from '../../model/finding';
import type { Rule } from '../rule';

const GATEWAY_API = ['Accepted', 'Programmed', 'ResolvedRefs'];

/** The conditions by which Istio says of an object that it does not work, where they are False. */
const WATCHED: readonly (readonly [kind: Kind, conditions: readonly string[]])[] = [
  ['Service', ['istio.io/WaypointBound']],
  ['ServiceEntry', ['istio.io/WaypointBound']],
  ['WorkloadEntry', ['istio.io/WaypointBound']],
  ['AuthorizationPolicy', ['ZtunnelAccepted', 'WaypointAccepted']],
  ['gateway.networking.k8s.io/Gateway', GATEWAY_API],
  ['gateway.networking.k8s.io/HTTPRoute', GATEWAY_API],
  ['gateway.networking.k8s.io/GRPCRoute', GATEWAY_API],
];

/** An object of which the cluster says that it does not work. */
export const negativeCondition: Rule = {
  id: 'negative-condition',
  level: 'warning',
  istio: 'IST0171',
  summary: 'The status of an object says that Istio does not apply it.',
  why: 'The object was accepted by the API server and has no effect, wholly or in part. Only manifests read from a cluster have a status.',
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: custom, namespace: shop }
spec: { targetRefs: [{ kind: Service, name: reviews }] }
status:
  conditions: [{ type: ZtunnelAccepted, status: 'False', reason: UnsupportedValue, message: no CUSTOM action }]
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: custom, namespace: shop }
spec: { targetRefs: [{ kind: Service, name: reviews }] }
status:
  conditions: [{ type: ZtunnelAccepted, status: 'True', reason: Accepted, message: attached }]
`,
  *check(mesh) {
    for (const [kind, types] of WATCHED) {
      for (const object of mesh.of(kind)) {
        for (const { path, type, status, reason, message } of conditionsOf(object)) {
          const partial = type === 'WaypointAccepted' && reason === 'PartiallyInvalid';
          if (!partial && !(status === 'False' && types.includes(type ?? ''))) continue;
          yield {
            object,
            path,
            message: `its status says ${type}: ${reason ?? status}${message ? ` (${message})` : ''}`,
            help: 'Put right what the status names.',
          };
        }
      }
    }
  },
};

interface Condition {
  readonly type?: string;
  readonly status?: string;
  readonly reason?: string;
  readonly message?: string;
}

interface Status {
  readonly conditions?: readonly Condition[];
  readonly parents?: readonly { readonly conditions?: readonly Condition[] }[];
}

function* conditionsOf({ manifest }: Resource): Iterable<Condition & { readonly path: Path }> {
  const status = manifest['status'] as Status | undefined;
  for (const [index, condition] of (status?.conditions ?? []).entries()) {
    yield { ...condition, path: ['status', 'conditions', index] };
  }
  for (const [at, parent] of (status?.parents ?? []).entries()) {
    for (const [index, condition] of (parent.conditions ?? []).entries()) {
      yield { ...condition, path: ['status', 'parents', at, 'conditions', index] };
    }
  }
}
