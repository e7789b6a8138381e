import { compareByCreation } from '../../mesh/creation-order';
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

/** Converts Kubernetes Gateways and the routes attached to them, or to services of the mesh. */
export function convertGatewayApi(mesh: Mesh): Converted {
  const listeners = convertListeners(mesh);
  const byGateway = groupBy(listeners, ({ parent }) => `${parent.namespace}/${parent.name}`);
  const virtualServices: EffectiveVirtualService[] = [];
  for (const kind of ['HTTPRoute', 'GRPCRoute'] as const) {
    const routes = mesh.of(`gateway.networking.k8s.io/${kind}`) as readonly AttachableRoute[];
    const pieces = routes.flatMap((route) => [...piecesOf(mesh, route, parentsOf(mesh, byGateway, route))]);
    for (const [key, same] of groupBy(pieces, (piece) => piece.key)) virtualServices.push(merge(mesh, key, same));
  }
  return { listeners, virtualServices: [...virtualServices, ...convertLayer4(mesh, byGateway)] };
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

/** Routes for one host at one place become one list, the oldest route's object standing for all. */
function merge(mesh: Mesh, key: string, pieces: readonly Piece[]): EffectiveVirtualService {
  const ordered = [...pieces].sort((a, b) => compareByCreation(a.route, b.route));
  const [first] = ordered as [Piece, ...Piece[]];
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
