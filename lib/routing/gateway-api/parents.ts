import type { ParentReference } from '../../../imports/gateway-api.generated';
import { MESH_GATEWAY } from '../../mesh/gateways';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { hostCovers, hostsOverlap, isWildcardHost } from '../../model/host-name';
import type { ConvertedListener } from './listeners';

/** A place a route is attached to: a listener, or the mesh's own traffic to a service. */
export interface Parent {
  /** `mesh`, or the converted Gateway. */
  readonly gateway: string;
  readonly reference: ParentReference;
  /** The hosts of the service, for the mesh. */
  readonly meshHosts: readonly string[];
  readonly listener: ConvertedListener | undefined;
  /** Hosts of other listeners of the port, which take their requests themselves. */
  readonly otherHosts: readonly string[];
}

/** A route of any kind, as far as attaching goes. */
export type AttachableRoute = Resource<{
  readonly parentRefs?: readonly ParentReference[];
  readonly hostnames?: readonly string[];
}>;

const GATEWAY_API = 'gateway.networking.k8s.io';

/** What routes can be attached to. A reference without a group means the Gateway API's, so a Service needs the empty one. */
const GROUPS: Readonly<Record<string, string | undefined>> = {
  Gateway: GATEWAY_API,
  Service: '',
  ServiceEntry: 'networking.istio.io',
};

/** Where a route is attached, by what it asks for and what the parents allow. */
export function parentsOf(
  mesh: Mesh,
  listeners: ReadonlyMap<string, readonly ConvertedListener[]>,
  route: AttachableRoute,
): readonly Parent[] {
  const parents = (route.spec.parentRefs ?? []).flatMap((reference): readonly Parent[] => {
    const kind = reference.kind ?? 'Gateway';
    const namespace = reference.namespace ?? route.namespace;
    if ((reference.group ?? GATEWAY_API) !== GROUPS[kind]) return [];
    if (kind === 'Gateway')
      return listenersFor(listeners.get(`${namespace}/${reference.name}`) ?? [], reference, route);
    const meshHosts = serviceHosts(mesh, kind, namespace, reference.name);
    if (meshHosts === undefined) return [];
    return [{ gateway: MESH_GATEWAY, reference, meshHosts, listener: undefined, otherHosts: [] }];
  });
  return parents.sort((a, b) => (a.gateway < b.gateway ? -1 : a.gateway > b.gateway ? 1 : 0));
}

function serviceHosts(mesh: Mesh, kind: string, namespace: string, name: string): readonly string[] | undefined {
  if (kind === 'ServiceEntry') return mesh.find('ServiceEntry', namespace, name)?.spec.hosts;
  if (mesh.find('Service', namespace, name) === undefined) return undefined;
  return [`${name}.${namespace}.svc.${mesh.config.domain}`];
}

function listenersFor(
  own: readonly ConvertedListener[],
  reference: ParentReference,
  route: AttachableRoute,
): readonly Parent[] {
  return own
    .filter((candidate) => allows(candidate, reference, route))
    .map((candidate) => {
      const { listener } = candidate;
      const siblings = own.filter(
        (other) =>
          other !== candidate && other.listener.port === listener.port && other.listener.protocol === listener.protocol,
      );
      const otherHosts = siblings
        .map((other) => other.listener.hostname ?? '')
        .filter((host) => host !== (listener.hostname ?? ''));
      return { gateway: candidate.internalName, reference, meshHosts: [], listener: candidate, otherHosts };
    });
}

function allows(
  { listener, hosts, kinds }: ConvertedListener,
  reference: ParentReference,
  route: AttachableRoute,
): boolean {
  if (reference.port !== undefined && reference.port !== listener.port) return false;
  if (reference.sectionName !== undefined && reference.sectionName !== listener.name) return false;
  if (!kinds.includes(route.kind)) return false;
  const hostnames = route.spec.hostnames?.length ? route.spec.hostnames : ['*'];
  return hosts.some((text) => {
    const slash = text.indexOf('/');
    const namespace = text.slice(0, slash);
    if (namespace !== '*' && namespace !== route.namespace) return false;
    return hostnames.some((hostname) => hostsOverlap(text.slice(slash + 1), hostname));
  });
}

/** Whether a host of a route belongs to this listener, and not to a more exact one beside it. */
export function isOwnHost({ listener, otherHosts }: Parent, host: string): boolean {
  const own = listener?.listener.hostname ?? '';
  if (own !== '' && !isWildcardHost(own)) return true;
  if (own !== '' && !hostsOverlap(host, own)) return false;
  return !otherHosts.some((other) => own.length <= other.length && other !== '' && hostCovers(other, host));
}
