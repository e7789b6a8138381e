import { allRules, analyze, placedSuppressions, type RuleName, suppress, UNUSED_SUPPRESSION } from '../analysis';
import type { Suppression } from '../analysis/suppression';
import { Mesh } from '../mesh/mesh';
import type { MeshConfig } from '../mesh/mesh-config';
import type { Resource } from '../mesh/resource';
import type { Level, ManifestFinding } from '../model/finding';
import { isAtLeast } from '../model/level';
import type { Manifest } from '../model/manifest';
import { checkSchema, SCHEMA_RULES } from '../schema';
import type { IstioVersion } from '../schema/versions';

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

/** One pass through the gates. */
export interface CheckRun extends CheckOptions {
  /** The least level that somebody hears. @default 'info' */
  readonly level?: Level;
  /** Manifests whose makers know already that they are wrong: they exist, and nothing more is said of them. @default - none */
  readonly known?: ReadonlySet<Manifest>;
}

/**
 * Passes manifests through the three gates: structure and CEL as the API server judges them, Istio's admission
 * webhook, and the rules across objects. Findings come in the order of the objects.
 *
 * @example
 * const errors = checkManifests(app.manifests()).filter(({ level }) => level === 'error');
 */
export function checkManifests(manifests: readonly Manifest[], run: CheckRun = {}): ManifestFinding[] {
  const { level = 'info', known = new Set() } = run;
  // The mesh asks which objects it must not walk when the first rule asks for objects; by then all are judged.
  const malformed = new Set<Manifest>();
  const mesh = Mesh.from(manifests, { ...run, malformed });
  const own = mesh.resources.slice(0, manifests.length);
  const suppressions = placedSuppressions(own, run.suppressions);
  // Whether a suppression hides something can only be said when everything is looked at.
  const floor = suppressions.length === 0 ? level : 'info';
  const findings: ManifestFinding[] = [];
  const version = run.istioVersion === undefined ? {} : { istioVersion: run.istioVersion };
  for (const resource of own) {
    const { manifest } = resource;
    const verdict = checkSchema(resource, version);
    const unwritable = known.has(manifest) && manifest.spec === undefined;
    if (unwritable || !verdict.wellFormed) malformed.add(manifest);
    for (const finding of verdict.findings) findings.push({ ...finding, manifest });
  }
  for (const finding of analyze(mesh, allRules, floor)) findings.push(finding);
  const heard = findings.filter(({ manifest }) => !known.has(manifest));
  const { findings: kept, unused } = suppress(heard, suppressions, { ...run, rules: ALL_RULES });
  return inOrder([...kept, ...unused], own).filter((finding) => isAtLeast(finding.level, level));
}

function inOrder(findings: readonly ManifestFinding[], resources: readonly Resource[]): ManifestFinding[] {
  const spoken = new Set(findings.map(({ manifest }) => manifest));
  const order = new Map<Manifest, number>();
  for (const { manifest, index } of resources) if (spoken.has(manifest)) order.set(manifest, index);
  return [...findings].sort((a, b) => (order.get(a.manifest) ?? 0) - (order.get(b.manifest) ?? 0));
}
