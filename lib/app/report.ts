import { relative } from 'node:path';
import type { IConstruct } from 'constructs';
import { formatObject, formatPath, type ManifestFinding, type ProgramFinding } from '../model/finding';
import type { SourceLocation } from '../model/origin';
import { type ConstructProblem, madeByUser, nameOf, sourceOf } from './construct-problem';

/** A line of the program as people click on it, relative to the folder the program runs in. */
function formatLocation(location: SourceLocation): string {
  return `${relative(process.cwd(), location.file)}:${location.line}:${location.column}`;
}

/** The line of the `new` that led to a construct, `undefined` where it is not known. */
export function formatSource(construct: IConstruct): string | undefined {
  const source = sourceOf(construct);
  return source && formatLocation(source);
}

/**
 * What constructs say is wrong, each mistake once: a pattern that makes several objects wrong in the same way is told so
 * once; another one made by the same line is too.
 */
export function formatProblems(problems: readonly ConstructProblem[]): string[] {
  const seen = new Set<string>();
  return problems.flatMap((problem) => {
    const made = madeByUser(problem.construct);
    const at = problem.at.map(({ file, line, column }) => `${file}:${line}:${column}`);
    const key = [made?.node.path, problem.message, ...at].join(' ');
    if (made !== undefined && seen.has(key)) return [];
    seen.add(key);
    return formatProblem(problem);
  });
}

/** A construct's problem: what, in which construct, and the lines that say so. */
export function formatProblem({ construct, message, at }: ConstructProblem): string {
  const places = at.length > 0 ? at.map(formatLocation) : [formatSource(construct) ?? []].flat();
  const lines = places.map((place) => `\n    at ${place}`);
  return `error: ${nameOf(construct)}: ${message}${lines.join('')}`;
}

/** A finding of the gates: what is wrong with which object, what to do, and the `new` that made it. */
export function formatFinding(finding: ManifestFinding & Partial<ProgramFinding>): string {
  const { level, istio, rule, object, path, message, help, construct, source } = finding;
  const code = istio === undefined ? rule : `${rule}, ${istio}`;
  const where = path === undefined || path.length === 0 ? '' : ` ${formatPath(path)}`;
  const toDo = help === undefined ? '' : `\n    help: ${help}`;
  const at = construct === undefined ? '' : `\n    at ${construct}${source === undefined ? '' : ` (${source})`}`;
  return `${level}: ${formatObject(object)}${where}: ${message} [${code}]${toDo}${at}`;
}
