import { createdAt } from '../../mesh/creation-order';
import { groupBy } from '../../mesh/indexed';
import type { Mesh } from '../../mesh/mesh';
import type { EffectiveVirtualService, HttpRule } from '../../mesh/virtual-services';
import { toVisibility } from '../../mesh/visibility';
import { toHttpRules } from './http-rules';
import { convertLayer4 } from './layer4-routes';
import { type ConvertedListener, convertListeners } from './listeners';
import { type AttachableRoute, isOwnHost, type Parent, parentsOf } from './parents';
import { sortRules } from './sort-rules';

/** What Istio makes of the Gateway API's objects. */
export interface Converted {
  readonly listeners: readonly ConvertedListener[];
  readonly virtualServices: readonly EffectiveVirtualService[];
}

/** Rules for one host at one parent, before those of other routes are merged in. */
interface Piece {
  readonly key: string;
  readonly route: AttachableRoute;
  readonly gateway: string;
  readonly host: string;
  readonly rules: readonly HttpRule[];
}

interface NamedPiece extends Piece {
  /** `namespace/route~index~`. */
  readonly name: string;
}

/** Converts Kubernetes Gateways and the routes attached to them, or to services of the mesh. */
export function convertGatewayApi(mesh: Mesh): Converted {
  const listeners = convertListeners(mesh);
  const byGateway = groupBy(listeners, ({ parent }) => `${parent.namespace}/${parent.name}`);
  const pieces: NamedPiece[] = [];
  for (const kind of ['HTTPRoute', 'GRPCRoute'] as const) {
    for (const route of mesh.of(`gateway.networking.k8s.io/${kind}`) as readonly AttachableRoute[]) {
      let count = 0;
      for (const piece of piecesOf(mesh, route, parentsOf(mesh, byGateway, route))) {
        pieces.push({ ...piece, name: `${route.namespace}/${route.name}~${count++}~` });
      }
    }
  }
  const noticed = noticedKeys(pieces);
  const merged = [...groupBy(pieces, ({ key }) => key)]
    .filter(([key]) => noticed.has(key))
    .map(([key, same]) => merge(mesh, key, same));
  return { listeners, virtualServices: [...merged, ...convertLayer4(mesh, byGateway)] };
}

/**
 * The places of which Istio hears. It names pieces without their kind and hears of the first of a name only, so what an
 * HTTPRoute's namesake, a GRPCRoute, has at a place of its own is lost; where another route is heard of, both come along.
 */
function noticedKeys(pieces: readonly NamedPiece[]): ReadonlySet<string> {
  const names = new Set<string>();
  const keys = new Set<string>();
  for (const { name, key } of pieces) {
    if (!names.has(name)) keys.add(key);
    names.add(name);
  }
  return keys;
}

function* piecesOf(mesh: Mesh, route: AttachableRoute, parents: readonly Parent[]): Iterable<Piece> {
  for (const parent of parents) {
    const { gateway, reference, listener } = parent;
    const isMesh = listener === undefined;
    let rules = rulesOf(mesh, route, !isMesh);
    if (rules === undefined || rules.length === 0) continue;
    if (isMesh && reference.port !== undefined) rules = rules.map((rule) => onPort(rule, reference.port as number));
    const hostnames = route.spec.hostnames?.length ? route.spec.hostnames : ['*'];
    const port = isMesh && reference.port !== undefined ? `/${reference.port}` : '';
    for (const host of isMesh ? parent.meshHosts : hostnames) {
      if (!isMesh && !isOwnHost(parent, host)) continue;
      yield {
        key: `${isMesh ? route.namespace : gateway}${port}/${host}`,
        route,
        gateway,
        host,
        rules: sortRules(rules),
      };
    }
  }
}

function rulesOf(mesh: Mesh, route: AttachableRoute, needsGrant: boolean): readonly HttpRule[] | undefined {
  const referrer = { mesh, kind: route.kind, namespace: route.namespace, needsGrant };
  const spec = route.spec as { readonly rules?: readonly Parameters<typeof toHttpRules>[0][] };
  const rules: HttpRule[] = [];
  for (const [index, rule] of (spec.rules ?? []).entries()) {
    const made = toHttpRules(rule, `${route.namespace}.${route.name}.${index}`, referrer);
    if (made === undefined) return undefined;
    rules.push(...made);
  }
  return rules;
}

function onPort(rule: HttpRule, port: number): HttpRule {
  return { ...rule, match: (rule.match ?? [{}]).map((match) => ({ ...match, port })) } as HttpRule;
}

/** By namespace before name, unlike anything else that Istio orders. */
function compareNames(a: NamedPiece, b: NamedPiece): number {
  const [left, right] =
    a.route.namespace === b.route.namespace ? [a.name, b.name] : [a.route.namespace, b.route.namespace];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Routes for one host at one place become one list, the oldest route's object standing for all. */
function merge(mesh: Mesh, key: string, pieces: readonly NamedPiece[]): EffectiveVirtualService {
  const ordered = [...pieces].sort((a, b) => createdAt(a.route) - createdAt(b.route) || compareNames(a, b));
  const [first] = ordered as [NamedPiece, ...NamedPiece[]];
  return {
    resource: { ...first.route, name: key.replaceAll('/', '~') },
    namespace: first.route.namespace,
    name: key.replaceAll('/', '~'),
    hosts: [first.host],
    gateways: [first.gateway],
    visibility: toVisibility(undefined, first.route.namespace, mesh.config.defaultVirtualServiceExportTo),
    http: sortRules(ordered.flatMap(({ rules }) => rules)),
    tls: [],
    tcp: [],
    semantics: 'gateway-api',
  };
}
