import { toResource } from '../../lib/mesh/resource';
import { type Finding, formatPath } from '../../lib/model/finding';
import type { Manifest } from '../../lib/model/manifest';
import { checkSchema, type SchemaOptions } from '../../lib/schema';

const GROUPS: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  TrafficExtension: 'extensions.istio.io/v1alpha1',
  EnvoyFilter: 'networking.istio.io/v1alpha3',
  ProxyConfig: 'networking.istio.io/v1beta1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  Service: 'v1',
};

/** What the gates say of an object of Istio's (or of a Service or HTTPRoute) with this spec, in namespace `shop`. */
export function judgeSpec(
  kind: string,
  spec: unknown,
  metadata: object = {},
  options: SchemaOptions = {},
): readonly Finding[] {
  const apiVersion = GROUPS[kind] ?? 'networking.istio.io/v1';
  return judge({ apiVersion, kind, metadata: { name: 'a', namespace: 'shop', ...metadata }, spec }, options);
}

/** What the gates say of a manifest. */
export function judge(manifest: unknown, options: SchemaOptions = {}): readonly Finding[] {
  return checkSchema(toResource(manifest as Manifest, 0), options).findings;
}

/** Findings as `rule at path`, which is what most tests are about. */
export function places(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, path = [] }) => `${rule} at ${formatPath(path)}`);
}
