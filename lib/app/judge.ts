import type { IConstruct } from 'constructs';
import type { ProgramFinding } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { type CheckOptions, type CheckRun, checkManifests } from './check';
import type { Collected } from './collect';
import type { ConstructProblem } from './construct-problem';
import { duplicateProblems } from './duplicates';
import { formatFinding, formatProblems, formatSource } from './report';

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
 * What the gates say of a program's objects, and what made each. What it refers to without making it was said to exist
 * elsewhere.
 *
 * @param run - beside the options, which level is heard and which manifests are known to be wrong
 */
export function findingsOf(collected: Collected, run: CheckRun): ProgramFinding[] {
  const written = collected.charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const manifests = [...written, ...collected.unwritable];
  const assume = [...(run.assume ?? []), ...collected.stated.manifests(manifests)];
  const findings = checkManifests(manifests, { ...run, assume });
  const makers = makersOf(collected, new Set(findings.map(({ manifest }) => manifest)));
  return findings.flatMap((finding) => {
    const construct = makers.get(finding.manifest);
    // Of what cannot be written its construct speaks.
    if (construct === undefined) return [];
    const source = formatSource(construct);
    return { ...finding, construct: construct.node.path, ...(source !== undefined && { source }) };
  });
}

/**
 * What constructs say is wrong, and what the gates say of everything else: objects of a construct that has a problem
 * exist, but nothing more is said of them, so that each mistake is told once.
 */
export function judge(collected: Collected, options: CheckOptions): Judgement {
  const problems = problemsIn(collected);
  const errors = formatProblems(problems);
  const warnings: string[] = [];
  const findings = findingsOf(collected, { ...options, level: 'warning', known: knownWrong(collected, problems) });
  for (const finding of findings) (finding.level === 'error' ? errors : warnings).push(formatFinding(finding));
  return { errors, warnings };
}

/** The manifests of constructs that have a problem, and of those below them. */
function knownWrong({ charts, unwritable }: Collected, problems: readonly ConstructProblem[]): ReadonlySet<Manifest> {
  const known = new Set(unwritable);
  if (problems.length === 0) return known;
  const wrong = new Set(problems.map(({ construct }) => construct));
  for (const { objects } of charts) {
    for (const { manifest, construct } of objects) {
      if (construct.node.scopes.some((scope) => wrong.has(scope))) known.add(manifest);
    }
  }
  return known;
}

function makersOf({ charts }: Collected, manifests: ReadonlySet<Manifest>): ReadonlyMap<Manifest, IConstruct> {
  const makers = new Map<Manifest, IConstruct>();
  if (manifests.size === 0) return makers;
  for (const { objects } of charts) {
    for (const { manifest, construct } of objects) if (manifests.has(manifest)) makers.set(manifest, construct);
  }
  return makers;
}
