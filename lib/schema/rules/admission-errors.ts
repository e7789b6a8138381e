import type { SchemaRule } from '../rules';

const WHY = "istiod's webhook refuses the object; without the webhook istiod skips it, so nothing of it takes effect.";

function refused<const What extends string>(what: What) {
  return {
    gate: 'admission',
    level: 'error',
    istio: 'IST0106',
    summary: `${what} that istiod's webhook refuses.`,
    why: WHY,
  } as const satisfies SchemaRule;
}

/** Rules of the admission gate that reject: one for each of Istio's kinds, and one for metadata that Istio keeps to itself. */
export const ADMISSION_ERRORS = {
  'admission-metadata': refused('An annotation or top-level field of an Istio object'),
  'admission-gateway': refused('A Gateway'),
  'admission-virtual-service': refused('A VirtualService'),
  'admission-destination-rule': refused('A DestinationRule'),
  'admission-service-entry': refused('A ServiceEntry'),
  'admission-workload-entry': refused('A WorkloadEntry'),
  'admission-workload-group': refused('A WorkloadGroup'),
  'admission-sidecar': refused('A Sidecar'),
  'admission-envoy-filter': refused('An EnvoyFilter'),
  'admission-proxy-config': refused('A ProxyConfig'),
  'admission-peer-authentication': refused('A PeerAuthentication'),
  'admission-request-authentication': refused('A RequestAuthentication'),
  'admission-authorization-policy': refused('An AuthorizationPolicy'),
  'admission-telemetry': refused('A Telemetry'),
  'admission-wasm-plugin': refused('A WasmPlugin'),
  'admission-traffic-extension': refused('A TrafficExtension'),
} as const satisfies Record<string, SchemaRule>;

/** The id of a rule that says what istiod's webhook rejects. */
export type AdmissionErrorId = keyof typeof ADMISSION_ERRORS;
