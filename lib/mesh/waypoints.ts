import { isHttp } from '../model/protocol';
import { isAmbientNamespace } from './data-plane';
import { indexed } from './indexed';
import type { Mesh } from './mesh';
import type { RegistryHost } from './registry';
import type { Resource } from './resource';

/** The waypoint that something is enrolled with. */
export interface WaypointName {
  readonly namespace: string;
  readonly name: string;
}

/** Whether any namespace of the input is in ambient mode: where none is, no rule on it has anything to say. */
export function hasAmbient(mesh: Mesh): boolean {
  return ambientNamespaces(mesh).length > 0;
}

const ambientNamespaces = indexed((mesh) => mesh.of('Namespace').filter(isAmbientNamespace));

/** Whether the input says that ztunnel carries the traffic of a namespace. */
export function isAmbient(mesh: Mesh, namespace: string): boolean {
  return isAmbientNamespace(mesh.find('Namespace', '', namespace));
}

/** The waypoint that an object names by its own label, else by its namespace's; `none` opts out. */
export function waypointOf(mesh: Mesh, object: Resource): WaypointName | undefined {
  const own = named(object, object.namespace || object.name);
  if (own !== undefined) return own === 'none' ? undefined : own;
  const namespace = mesh.find('Namespace', '', object.namespace);
  const wide = namespace && named(namespace, namespace.name);
  return wide === 'none' ? undefined : wide;
}

function named({ labels }: Resource, home: string): WaypointName | 'none' | undefined {
  const name = labels['istio.io/use-waypoint'];
  if (!name) return undefined;
  return name === 'none' ? 'none' : { namespace: labels['istio.io/use-waypoint-namespace'] || home, name };
}

/** Whether requests to a host pass no proxy that reads them: its namespace is ambient and it has no waypoint. */
export function lacksWaypoint(mesh: Mesh, { resource, namespace, ports }: RegistryHost): boolean {
  if (!isAmbient(mesh, namespace) || waypointOf(mesh, resource) !== undefined) return false;
  return ports.some(({ protocol }) => protocol === undefined || isHttp(protocol));
}
