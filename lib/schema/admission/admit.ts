import type { Resource } from '../../mesh/resource';
import type { Report } from '../report';
import type { AdmissionErrorId } from '../rules/admission-errors';
import { admitAuthorizationPolicy } from './authorization-policy';
import { admitDestinationRule } from './destination-rule';
import { admitEnvoyFilter } from './envoy-filter';
import { admitGateway } from './gateway';
import { admitPeerAuthentication } from './peer-authentication';
import { Place } from './place';
import { admitProxyConfig } from './proxy-config';
import { admitRequestAuthentication } from './request-authentication';
import { checkReservedMetadata } from './reserved-metadata';
import { admitServiceEntry } from './service-entry';
import { admitSidecar } from './sidecar';
import { admitTelemetry } from './telemetry';
import { admitTrafficExtension } from './traffic-extension';
import { admitVirtualService } from './virtual-service';
import { admitWasmPlugin } from './wasm-plugin';
import { admitWorkloadEntry } from './workload-entry';
import { admitWorkloadGroup } from './workload-group';

interface Admission {
  readonly rule: AdmissionErrorId;
  readonly admit: (resource: Resource<never>, object: Place) => void;
}

const ADMISSIONS: ReadonlyMap<string, Admission> = new Map<string, Admission>([
  ['networking.istio.io/Gateway', { rule: 'admission-gateway', admit: admitGateway }],
  ['networking.istio.io/VirtualService', { rule: 'admission-virtual-service', admit: admitVirtualService }],
  ['networking.istio.io/DestinationRule', { rule: 'admission-destination-rule', admit: admitDestinationRule }],
  ['networking.istio.io/ServiceEntry', { rule: 'admission-service-entry', admit: admitServiceEntry }],
  ['networking.istio.io/WorkloadEntry', { rule: 'admission-workload-entry', admit: admitWorkloadEntry }],
  ['networking.istio.io/WorkloadGroup', { rule: 'admission-workload-group', admit: admitWorkloadGroup }],
  ['networking.istio.io/Sidecar', { rule: 'admission-sidecar', admit: admitSidecar }],
  ['networking.istio.io/EnvoyFilter', { rule: 'admission-envoy-filter', admit: admitEnvoyFilter }],
  ['networking.istio.io/ProxyConfig', { rule: 'admission-proxy-config', admit: admitProxyConfig }],
  ['security.istio.io/PeerAuthentication', { rule: 'admission-peer-authentication', admit: admitPeerAuthentication }],
  [
    'security.istio.io/RequestAuthentication',
    { rule: 'admission-request-authentication', admit: admitRequestAuthentication },
  ],
  [
    'security.istio.io/AuthorizationPolicy',
    { rule: 'admission-authorization-policy', admit: admitAuthorizationPolicy },
  ],
  ['telemetry.istio.io/Telemetry', { rule: 'admission-telemetry', admit: admitTelemetry }],
  ['extensions.istio.io/WasmPlugin', { rule: 'admission-wasm-plugin', admit: admitWasmPlugin }],
  ['extensions.istio.io/TrafficExtension', { rule: 'admission-traffic-extension', admit: admitTrafficExtension }],
]);

/**
 * Judges an object as istiod's webhook does; objects of other kinds pass. Every value has to have the type that its
 * field takes; what is missing counts as empty, as it does to istiod.
 */
export function admit(resource: Resource, report: Report): void {
  const admission = ADMISSIONS.get(`${resource.group}/${resource.kind}`);
  if (admission === undefined) return;
  if (!checkReservedMetadata(resource, Place.root(report, 'admission-metadata'))) return;
  admission.admit(resource as Resource<never>, Place.root(report, admission.rule));
}
