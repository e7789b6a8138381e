/** The `metadata` of a Kubernetes object, as far as this library reads it. */
export interface ManifestMetadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly creationTimestamp?: string;
  readonly [field: string]: unknown;
}

/** A Kubernetes object as plain data: what one YAML document holds. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ManifestMetadata;
  readonly spec?: unknown;
  readonly [field: string]: unknown;
}

/** The API group of an `apiVersion`: `networking.istio.io` of `networking.istio.io/v1`, `''` (core) of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
