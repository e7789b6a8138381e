import { isBoundToMesh } from '../../mesh/gateway-bindings';
import { indexed } from '../../mesh/indexed';
import type { SpecByKind } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { toVisibility, type Visibility } from '../../mesh/visibility';
import { isWildcardHost, toFqdn, wildcardsOver } from '../../model/host-name';
import type { Problem, Rule } from '../rule';
import { seenTogether } from '../seen-together';

type VirtualService = Resource<SpecByKind['VirtualService']>;

interface Claim {
  readonly object: VirtualService;
  readonly index: number;
  readonly host: string;
  readonly scopes: Visibility;
}

/** Two VirtualServices that route the same host for the same sidecars. */
export const meshHostConflict: Rule = {
  id: 'mesh-host-conflict',
  level: 'error',
  istio: 'IST0109',
  kiali: 'KIA1106',
  summary: 'Two VirtualServices route the same host for the sidecars that see both.',
  why:
    'Sidecars merge nothing: the older VirtualService wins and every rule of the other is ignored. Where only a wildcard covers the ' +
    'host, the more specific one wins, and the finding is an info.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews.shop.svc.cluster.local]
  http: [{ match: [{ uri: { prefix: /v2 } }], directResponse: { status: 501 } }, { directResponse: { status: 200 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews-timeouts, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ directResponse: { status: 200 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews.shop.svc.cluster.local]
  http: [{ match: [{ uri: { prefix: /v2 } }], directResponse: { status: 501 } }, { directResponse: { status: 200 } }]
`,
  *check(mesh) {
    for (const claims of claimsByHost(mesh).values()) {
      if (claims.length === 1) continue;
      for (const own of claims) {
        const rival = claims.find(({ object, scopes }) => object !== own.object && seenTogether(scopes, own.scopes));
        if (rival === undefined) continue;
        yield {
          object: own.object,
          path: ['spec', 'hosts', own.index],
          message: `host "${own.host}" is also routed by VirtualService ${nameOf(rival)} for the same sidecars: only the older of the two counts`,
          help: 'Merge them into one VirtualService.',
        };
      }
    }
    yield* partialOverlaps(mesh);
  },
};

/** Hosts of which one, exported to some namespaces only, meets a wildcard that everybody sees, or the other way round. */
function* partialOverlaps(mesh: Mesh): Iterable<Problem> {
  if (![...claimsByHost(mesh).keys()].some(isWildcardHost)) return;
  const reported = new Set<Claim>();
  for (const claims of claimsByHost(mesh).values()) {
    for (const own of claims) {
      const rival = [...wildcardsOver(own.host)]
        .flatMap((host) => claimsByHost(mesh).get(host) ?? [])
        .find(({ object, scopes }) => object !== own.object && scopes.has('*') !== own.scopes.has('*'));
      if (rival === undefined) continue;
      for (const [claim, other] of [
        [own, rival],
        [rival, own],
      ] as const) {
        if (reported.has(claim)) continue;
        reported.add(claim);
        yield {
          object: claim.object,
          path: ['spec', 'hosts', claim.index],
          message: `host "${claim.host}" overlaps with "${other.host}" of VirtualService ${nameOf(other)}: of the two, the more specific counts`,
          help: 'Check that both are meant.',
          level: 'info',
        };
      }
    }
  }
}

const claimsByHost = indexed((mesh) => {
  const byHost = new Map<string, Claim[]>();
  for (const object of mesh.of('VirtualService')) {
    if (!isBoundToMesh(object.spec)) continue;
    const scopes = toVisibility(object.spec.exportTo, object.namespace, mesh.config.defaultVirtualServiceExportTo);
    const own = new Set<string>();
    for (const [index, written] of (object.spec.hosts ?? []).entries()) {
      const host = toFqdn(written, object.namespace, mesh.config.domain);
      if (own.has(host)) continue;
      own.add(host);
      const same = byHost.get(host);
      if (same === undefined) byHost.set(host, [{ object, index, host, scopes }]);
      else same.push({ object, index, host, scopes });
    }
  }
  return byHost;
});

function nameOf({ object }: Claim): string {
  return `${object.namespace}/${object.name}`;
}
