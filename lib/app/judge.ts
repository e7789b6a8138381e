import type { IConstruct } from 'constructs';
import type { ManifestFinding } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { type CheckOptions, checkManifests } from './check';
import type { Collected } from './collect';
import type { ConstructProblem } from './construct-problem';
import { duplicateProblems } from './duplicates';
import { formatFinding, formatProblem } from './report';

/** What is wrong with a program, as texts for people. */
export interface Judgement {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Everything that is wrong before any rule is asked: what constructs say, and objects made twice. */
export function problemsIn(collected: Collected): ConstructProblem[] {
  return [...collected.problems, ...duplicateProblems(collected.charts)];
}

/**
 * What the gates say of a program's objects. What it refers to without making it was said to exist elsewhere.
 *
 * @param known - manifests whose makers know already that they are wrong
 */
export function findingsOf(
  collected: Collected,
  options: CheckOptions,
  known: ReadonlySet<Manifest> = new Set(),
): ManifestFinding[] {
  const written = collected.charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const manifests = [...written, ...collected.unwritable];
  const assume = [...(options.assume ?? []), ...collected.stated.manifests(manifests)];
  return checkManifests(manifests, { ...options, assume }, known);
}

/**
 * What constructs say is wrong, and what the gates say of everything else: objects of a construct that has a problem
 * exist, but nothing more is said of them, so that each mistake is told once.
 */
export function judge(collected: Collected, options: CheckOptions): Judgement {
  const problems = problemsIn(collected);
  const wrong = new Set(problems.map(({ construct }) => construct));
  const constructs = new Map<Manifest, IConstruct>();
  const known = new Set<Manifest>(collected.unwritable);
  for (const { objects } of collected.charts) {
    for (const { manifest, construct } of objects) {
      constructs.set(manifest, construct);
      if (wrong.size > 0 && construct.node.scopes.some((scope) => wrong.has(scope))) known.add(manifest);
    }
  }
  const errors = problems.map(formatProblem);
  const warnings: string[] = [];
  for (const finding of findingsOf(collected, options, known)) {
    if (finding.level === 'info') continue;
    const text = formatFinding(finding, constructs.get(finding.manifest));
    (finding.level === 'error' ? errors : warnings).push(text);
  }
  return { errors, warnings };
}
