import type { Resource } from '../mesh/resource';
import type { Finding, ManifestFinding } from '../model/finding';
import { isExpired, matchesObject, namesRule, type RuleName, type Suppression } from './suppression';
import { annotatedSuppressions, configuredSuppressions, type PlacedSuppression } from './suppression-sources';
import { unusedSuppression } from './unused-suppression';

/** What there is to keep silent, and by what. */
export interface SuppressOptions {
  /** The objects whose annotations count. */
  readonly resources: Iterable<Resource>;
  /** Every rule that can speak, so that names can be checked. */
  readonly rules: readonly RuleName[];
  /**
   * What the configuration and the command line accept.
   * @default - nothing
   */
  readonly suppressions?: readonly Suppression[];
  /**
   * The day by which suppressions expire, as `2027-01-31`.
   * @default - none expires
   */
  readonly today?: string;
}

/** A finding that is kept silent, and why. */
export interface SuppressedFinding {
  readonly finding: ManifestFinding;
  readonly reason: string;
}

/** The outcome of {@link suppress}. */
export interface Suppressed {
  /** The findings that remain. */
  readonly findings: readonly ManifestFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What is wrong with the suppressions themselves: unused, expired, unreadable, or about no rule. */
  readonly unused: readonly ManifestFinding[];
}

/**
 * Takes out the findings that somebody accepted: by the annotation `cdk8s-istio/ignore`, Istio's
 * `galley.istio.io/analyze-suppress` or Kiali's `kiali.io/ignore-validations` on the object, or in the configuration.
 * A suppression that hits nothing is reported, so that none outlives its reason.
 */
export function suppress(findings: readonly ManifestFinding[], options: SuppressOptions): Suppressed {
  const names = new Map(options.rules.map((rule) => [rule.id, rule]));
  const nameOf = ({ rule, istio }: Finding): RuleName =>
    names.get(rule) ?? { id: rule, ...(istio === undefined ? {} : { istio }) };
  const annotated = [...annotatedSuppressions(options.resources)];
  const configured = [...configuredSuppressions(options.suppressions ?? [])];
  const byManifest = new Map<unknown, PlacedSuppression[]>();
  for (const placed of annotated) {
    const same = byManifest.get(placed.object?.manifest);
    if (same === undefined) byManifest.set(placed.object?.manifest, [placed]);
    else same.push(placed);
  }

  const used = new Set<PlacedSuppression>();
  const kept: ManifestFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const name = nameOf(finding);
    const hits = [...(byManifest.get(finding.manifest) ?? []), ...configured].filter((placed) =>
      accepts(placed, finding, name),
    );
    // One that has expired has something to hide and is not unused; it just does not hide it any more.
    for (const hit of hits) used.add(hit);
    const active = hits.find(({ suppression }) => !isExpired(suppression.until, options.today));
    if (active === undefined) kept.push(finding);
    else suppressed.push({ finding, reason: active.suppression.reason });
  }
  const unused = [...annotated, ...configured].flatMap((placed) =>
    unusedSuppression(placed, used.has(placed), options.rules, options.today),
  );
  return { findings: kept, suppressed, unused };
}

function accepts({ suppression, problem }: PlacedSuppression, finding: Finding, name: RuleName): boolean {
  if (problem !== undefined) return false;
  const { rules, objects } = suppression;
  if (rules !== undefined && !rules.some((written) => namesRule(written, name))) return false;
  return objects === undefined || objects.some((pattern) => matchesObject(pattern, finding.object));
}
