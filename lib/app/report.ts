import { relative } from 'node:path';
import type { IConstruct } from 'constructs';
import { formatObject, formatPath, type ManifestFinding } from '../model/finding';
import type { SourceLocation } from '../model/origin';
import { type ConstructProblem, nameOf, sourceOf } from './construct-problem';

/** A line of the program as people click on it, relative to the folder the program runs in. */
function formatLocation(location: SourceLocation): string {
  return `${relative(process.cwd(), location.file)}:${location.line}:${location.column}`;
}

/** A construct's problem: what, in which construct, and the lines that say so. */
export function formatProblem(problem: ConstructProblem): string {
  const own = sourceOf(problem.construct);
  const at = problem.at.length > 0 ? problem.at : own === undefined ? [] : [own];
  const lines = at.map((location) => `\n    at ${formatLocation(location)}`);
  return `error: ${nameOf(problem.construct)}: ${problem.message}${lines.join('')}`;
}

/** A finding of the gates: what is wrong with which object, what to do, and the `new` that made it. */
export function formatFinding(finding: ManifestFinding, construct: IConstruct | undefined): string {
  const code = finding.istio === undefined ? finding.rule : `${finding.rule}, ${finding.istio}`;
  const where = finding.path === undefined || finding.path.length === 0 ? '' : ` ${formatPath(finding.path)}`;
  const help = finding.help === undefined ? '' : `\n    help: ${finding.help}`;
  const source = construct === undefined ? undefined : sourceOf(construct);
  const at =
    construct === undefined
      ? ''
      : `\n    at ${construct.node.path}${source === undefined ? '' : ` (${formatLocation(source)})`}`;
  return `${finding.level}: ${formatObject(finding.object)}${where}: ${finding.message} [${code}]${help}${at}`;
}
