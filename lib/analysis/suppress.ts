import type { Finding, ManifestFinding } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { isExpired, matchesObject, namesRule, type RuleName } from './suppression';
import type { PlacedSuppression } from './suppression-sources';
import { unusedSuppression } from './unused-suppression';

/** By what suppressions are judged. */
export interface SuppressOptions {
  /** Every rule that can speak, so that names can be checked. */
  readonly rules: readonly RuleName[];
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
export function suppress(
  findings: readonly ManifestFinding[],
  suppressions: readonly PlacedSuppression[],
  options: SuppressOptions,
): Suppressed {
  if (suppressions.length === 0) return { findings, suppressed: [], unused: [] };
  const names = new Map(options.rules.map((rule) => [rule.id, rule]));
  const nameOf = ({ rule, istio }: Finding): RuleName =>
    names.get(rule) ?? { id: rule, ...(istio === undefined ? {} : { istio }) };
  const byManifest = new Map<Manifest | undefined, PlacedSuppression[]>();
  for (const placed of suppressions) {
    const manifest = placed.object?.manifest;
    const same = byManifest.get(manifest);
    if (same === undefined) byManifest.set(manifest, [placed]);
    else same.push(placed);
  }
  const configured = byManifest.get(undefined) ?? [];

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
  const unused = suppressions.flatMap((placed) =>
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
