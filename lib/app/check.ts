import { allRules, analyze, type RuleName, type Suppression, suppress, UNUSED_SUPPRESSION } from '../analysis';
import { Mesh } from '../mesh/mesh';
import type { MeshConfig } from '../mesh/mesh-config';
import type { ManifestFinding } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { checkSchema, type IstioVersion, SCHEMA_RULES } from '../schema';

/** Every rule that can speak, of all gates. */
const ALL_RULES: readonly RuleName[] = [
  ...Object.entries(SCHEMA_RULES).map(([id, rule]) => ({ ...rule, id })),
  ...allRules,
  UNUSED_SUPPRESSION,
];

/** How manifests are checked. */
export interface CheckOptions {
  /** The release of Istio the mesh runs; what came later is an error. @default '1.31' */
  readonly istioVersion?: IstioVersion;
  /** What differs from Istio's default MeshConfig. @default - Istio's defaults */
  readonly config?: Partial<MeshConfig>;
  /** Objects that exist elsewhere; others may refer to them, and nothing is said of them. @default - none */
  readonly assume?: readonly Manifest[];
  /** Findings that are known and accepted; annotations on the objects count beside them. @default - none */
  readonly suppressions?: readonly Suppression[];
  /** The day by which suppressions expire, as `2027-01-31`. @default - none expires */
  readonly today?: string;
}

/**
 * Passes manifests through the three gates: structure and CEL as the API server judges them, Istio's admission
 * webhook, and the rules across objects. Findings come in the order of the objects.
 *
 * @param known - manifests whose makers know already that they are wrong: they exist, and nothing more is said of them
 */
export function checkManifests(
  manifests: readonly Manifest[],
  options: CheckOptions = {},
  known: ReadonlySet<Manifest> = new Set(),
): ManifestFinding[] {
  const findings: ManifestFinding[] = [];
  const malformed = new Set<Manifest>();
  const version = options.istioVersion === undefined ? {} : { istioVersion: options.istioVersion };
  for (const resource of Mesh.from(manifests).resources) {
    const verdict = checkSchema(resource, version);
    const unwritable = known.has(resource.manifest) && resource.manifest.spec === undefined;
    if (unwritable || !verdict.wellFormed) malformed.add(resource.manifest);
    if (known.has(resource.manifest)) continue;
    for (const finding of verdict.findings) findings.push({ ...finding, manifest: resource.manifest });
  }
  const mesh = Mesh.from(manifests, { ...options, malformed });
  for (const finding of analyze(mesh, allRules)) if (!known.has(finding.manifest)) findings.push(finding);
  const { findings: kept, unused } = suppress(findings, {
    ...options,
    resources: mesh.resources.filter(({ assumed }) => !assumed),
    rules: ALL_RULES,
  });
  const order = new Map(manifests.map((manifest, index) => [manifest, index]));
  return [...kept, ...unused].sort((a, b) => (order.get(a.manifest) ?? 0) - (order.get(b.manifest) ?? 0));
}
