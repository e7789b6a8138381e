import './assertions';

export type { ShortRequest } from './asked';
export { type MeshCoverage, meshCoverage } from './coverage';
export { type EntryPoint, type GatewayLike, gateway, type ObjectLike, type WorkloadLike, workload } from './entry';
export type { DestinationLike, HostLike } from './expected';
export type { PodsOptions } from './gateway-pods';
export { type MatcherResult, matchers } from './matchers';
export { type MeshSource, meshOf } from './mesh-of';
export { serializer } from './serializer';
export type { TestedMesh } from './tested-mesh';
