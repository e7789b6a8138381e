export { Destination } from './destination';
export { type Duration, hours, millis, minutes, seconds } from './duration';
export type { Finding, Gate, Level, ManifestFinding, ObjectRef, Path, ProgramFinding } from './finding';
export { Host } from './host';
export type { Labels } from './labels';
export type { Manifest, ManifestMetadata } from './manifest';
export type {
  DestinationValue,
  GatewayValue,
  HostValue,
  NamespaceValue,
  SecretValue,
  ServiceAccountValue,
  TargetValue,
  VirtualServiceValue,
} from './reference';
