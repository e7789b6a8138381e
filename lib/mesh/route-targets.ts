import type { Path } from '../model/finding';
import { toFqdn } from '../model/host-name';
import { destinationsOf } from './destinations';
import { MESH_GATEWAY, resolveGatewayName } from './gateways';
import { groupBy, indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

type VirtualService = Resource<SpecByKind['VirtualService']>;

/** One place where a VirtualService sends traffic or copies of it, and who follows it. */
export interface RouteTarget {
  readonly virtualService: VirtualService;
  readonly layer: 'http' | 'tls' | 'tcp';
  /** Position of the rule in its layer. */
  readonly rule: number;
  /** Where the destination stands. */
  readonly path: Path;
  /** Fully qualified. */
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
  readonly mirror: boolean;
  /** `mesh` (every sidecar) and gateways as `namespace/name`. A delegate's are its roots'. */
  readonly gateways: ReadonlySet<string>;
}

/** Every destination of every VirtualService, mirrors included, in the order of the input. */
export const routeTargets = indexed((mesh): readonly RouteTarget[] => [...targets(mesh)]);

/** The route targets of each fully qualified host. */
export const routeTargetsByHost = indexed((mesh) => groupBy(routeTargets(mesh), ({ host }) => host));

/** Who reads a VirtualService: `mesh` where it names no gateway, its roots' gateways where it is a delegate. */
export function boundGateways(mesh: Mesh, virtualService: VirtualService): ReadonlySet<string> {
  if (virtualService.spec.hosts?.length) return writtenGateways(virtualService);
  return rootGateways(mesh).get(`${virtualService.namespace}/${virtualService.name}`) ?? new Set();
}

/** The gateways that follow a rule: all of `bound` unless every item of its match names its own. */
export function followers(
  match: readonly { readonly gateways?: readonly string[] }[] | undefined,
  bound: ReadonlySet<string>,
  namespace: string,
): ReadonlySet<string> {
  if (!match?.length || match.some((item) => !item.gateways?.length)) return bound;
  return new Set(match.flatMap((item) => (item.gateways ?? []).map((name) => resolveGatewayName(name, namespace))));
}

function writtenGateways({ spec, namespace }: VirtualService): ReadonlySet<string> {
  if (!spec.gateways?.length) return new Set([MESH_GATEWAY]);
  return new Set(spec.gateways.map((name) => resolveGatewayName(name, namespace)));
}

const rootGateways = indexed((mesh): ReadonlyMap<string, ReadonlySet<string>> => {
  const gateways = new Map<string, Set<string>>();
  for (const root of mesh.of('VirtualService')) {
    if (!root.spec.hosts?.length) continue;
    for (const { delegate } of root.spec.http ?? []) {
      if (delegate === undefined) continue;
      const key = `${delegate.namespace || root.namespace}/${delegate.name ?? ''}`;
      const known = gateways.get(key) ?? new Set();
      for (const gateway of writtenGateways(root)) known.add(gateway);
      gateways.set(key, known);
    }
  }
  return gateways;
});

function* targets(mesh: Mesh): Iterable<RouteTarget> {
  for (const virtualService of mesh.of('VirtualService')) {
    const { spec, namespace } = virtualService;
    const bound = boundGateways(mesh, virtualService);
    for (const { destination, path, mirror, protocol: layer } of destinationsOf(spec)) {
      const rule = path[2] as number;
      yield {
        virtualService,
        layer,
        rule,
        path,
        host: toFqdn(destination.host, namespace, mesh.config.domain),
        port: destination.port?.number,
        subset: destination.subset,
        mirror,
        gateways: followers(spec[layer]?.[rule]?.match, bound, namespace),
      };
    }
  }
}
