import type { ApiObject } from 'cdk8s';

/** The order that is safe to apply: what others refer to comes before them, so that no route names a subset that is not there yet. */
const ORDER: readonly string[] = [
  'CustomResourceDefinition',
  'Namespace',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'Service',
  'ServiceEntry',
  'WorkloadEntry',
  'WorkloadGroup',
  '*',
  'DestinationRule',
  'Gateway',
  'Sidecar',
  'ProxyConfig',
  'PeerAuthentication',
  'RequestAuthentication',
  'AuthorizationPolicy',
  'Telemetry',
  'WasmPlugin',
  'TrafficExtension',
  'EnvoyFilter',
  'VirtualService',
  'HTTPRoute',
  'GRPCRoute',
  'TCPRoute',
  'TLSRoute',
  'Ingress',
];

const RANK: ReadonlyMap<string, number> = new Map(ORDER.map((kind, rank) => [kind, rank]));
const OTHER = RANK.get('*')!;

/**
 * Objects in the order that is safe to apply; within a kind as they were made. What an object, or a construct it belongs
 * to, depends on (`addDependency`) comes before it all the same.
 *
 * @param hasDependencies - whether anything in the program depends on something else
 */
export function inApplyOrder(objects: readonly ApiObject[], hasDependencies: boolean): ApiObject[] {
  const ranks: ApiObject[][] = ORDER.map(() => []);
  for (const object of objects) ranks[RANK.get(object.kind) ?? OTHER]!.push(object);
  const sorted = ranks.flat();
  return hasDependencies ? afterDependencies(sorted) : sorted;
}

function afterDependencies(objects: readonly ApiObject[]): ApiObject[] {
  const among = new Set<unknown>(objects);
  const placed = new Set<unknown>();
  const result: ApiObject[] = [];
  const place = (object: ApiObject) => {
    if (placed.has(object)) return;
    placed.add(object);
    for (const dependency of object.node.scopes.flatMap((scope) => scope.node.dependencies)) {
      for (const below of dependency.node.findAll()) if (among.has(below)) place(below as ApiObject);
    }
    result.push(object);
  };
  objects.forEach(place);
  return result;
}
