import type { IConstruct } from 'constructs';
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
  for (const finding of checkManifests([...constructs.keys(), ...collected.unwritable], options, known)) {
    if (finding.level === 'info') continue;
    const text = formatFinding(finding, constructs.get(finding.manifest));
    (finding.level === 'error' ? errors : warnings).push(text);
  }
  return { errors, warnings };
}
