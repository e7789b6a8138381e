import type { Destination } from '../../imports/istio.generated';
import type { Path } from '../model/finding';
import { toFqdn } from '../model/host-name';
import { MESH_GATEWAY, resolveGatewayName } from './gateways';
import { groupBy, indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { RegistryHost } from './registry';
import type { Resource } from './resource';
import { findDestination } from './seen-destination';
import type { HttpRule } from './virtual-services';

type VirtualService = Resource<SpecByKind['VirtualService']>;

/** The lists of rules that a VirtualService has. */
export type RouteLayer = 'http' | 'tls' | 'tcp';

/** Where a rule lists its destinations. */
type List = 'route' | 'mirrors' | 'mirror';

/** One place where a VirtualService sends traffic or copies of it, and who follows it. There is one per destination of a mesh: they are kept small. */
export class RouteTarget {
  readonly virtualService: VirtualService;
  readonly layer: RouteLayer;
  /** Position of the rule in its layer. */
  readonly rule: number;
  /** As written. */
  readonly destination: Destination;
  /** Fully qualified. */
  readonly host: string;
  /** `mesh` (every sidecar) and gateways as `namespace/name`. A delegate's are its roots'. */
  readonly gateways: ReadonlySet<string>;
  /** What serves the host; `undefined` where the VirtualService's clients see nothing that does. */
  readonly entry: RegistryHost | undefined;
  readonly #list: List;
  readonly #at: number;

  constructor(
    { virtualService, layer, rule, gateways }: PlacedRule,
    destination: Destination,
    { host, entry }: Pick<RouteTarget, 'host' | 'entry'>,
    list: List,
    at: number,
  ) {
    this.virtualService = virtualService;
    this.layer = layer;
    this.rule = rule;
    this.destination = destination;
    this.host = host;
    this.gateways = gateways;
    this.entry = entry;
    this.#list = list;
    this.#at = at;
  }

  get port(): number | undefined {
    return this.destination.port?.number;
  }

  get subset(): string | undefined {
    return this.destination.subset;
  }

  /** A copy of the request, whose answer nobody reads, rather than the request itself. */
  get mirror(): boolean {
    return this.#list !== 'route';
  }

  /** Where the destination stands: `['spec', 'http', 0, 'route', 1, 'destination']`. */
  get path(): Path {
    const rule: Path = ['spec', this.layer, this.rule];
    return this.#list === 'mirror' ? [...rule, 'mirror'] : [...rule, this.#list, this.#at, 'destination'];
  }
}

/** A rule whose destinations are read. */
type PlacedRule = Pick<RouteTarget, 'virtualService' | 'layer' | 'rule' | 'gateways'>;

/**
 * Every destination of every VirtualService, mirrors included, in the order of the input and of the text. Entries that
 * lack one are passed over.
 */
export const routeTargets = indexed((mesh): readonly RouteTarget[] => {
  const targets: RouteTarget[] = [];
  const add = (placed: PlacedRule, written: Destination | undefined, list: List, at = 0) => {
    if (written === undefined) return;
    const host = toFqdn(written.host, placed.virtualService.namespace, mesh.config.domain);
    const entry = findDestination(mesh, placed.virtualService, host);
    targets.push(new RouteTarget(placed, written, { host, entry }, list, at));
  };
  for (const virtualService of mesh.of('VirtualService')) {
    const { spec, namespace } = virtualService;
    const bound = boundGateways(mesh, virtualService);
    for (const layer of LAYERS) {
      for (const [rule, written] of (spec[layer] ?? []).entries()) {
        const placed = { virtualService, layer, rule, gateways: followers(written.match, bound, namespace) };
        for (const [at, { destination }] of (written.route ?? []).entries()) add(placed, destination, 'route', at);
        if (layer !== 'http') continue;
        const { mirror, mirrors = [] } = written as HttpRule;
        add(placed, mirror, 'mirror');
        for (const [at, { destination }] of mirrors.entries()) add(placed, destination, 'mirrors', at);
      }
    }
  }
  return targets;
});

const LAYERS: readonly RouteLayer[] = ['http', 'tls', 'tcp'];

/** The route targets of each fully qualified host. */
export const routeTargetsByHost = indexed((mesh) => groupBy(routeTargets(mesh), ({ host }) => host));

/** Who reads a VirtualService: `mesh` where it names no gateway, its roots' gateways where it is a delegate. */
export function boundGateways(mesh: Mesh, virtualService: VirtualService): ReadonlySet<string> {
  return bindings(mesh).get(virtualService) ?? NOBODY;
}

const bindings = indexed((mesh): ReadonlyMap<VirtualService, ReadonlySet<string>> => {
  const bound = new Map<VirtualService, ReadonlySet<string>>();
  for (const object of mesh.of('VirtualService')) {
    const gateways = object.spec.hosts?.length
      ? writtenGateways(object)
      : rootGateways(mesh).get(`${object.namespace}/${object.name}`);
    if (gateways !== undefined) bound.set(object, gateways);
  }
  return bound;
});

/** Whether no gateway is among those that {@link boundGateways} names. */
export function isForSidecarsOnly(bound: ReadonlySet<string>): boolean {
  return bound.size === 1 && bound.has(MESH_GATEWAY);
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

const NOBODY: ReadonlySet<string> = new Set();
const SIDECARS: ReadonlySet<string> = new Set([MESH_GATEWAY]);

function writtenGateways({ spec, namespace }: VirtualService): ReadonlySet<string> {
  if (!spec.gateways?.length) return SIDECARS;
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
