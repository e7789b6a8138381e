import { formatPath, type Path } from '../model/finding';
import { suggestion } from '../model/suggestion';

/** What is wrong at a place in a request. */
export interface RequestProblem {
  readonly path: Path;
  readonly message: string;
}

/** A problem in words: `from.workload has no namespace`. */
export function formatRequestProblem({ path, message }: RequestProblem): string {
  return path.length === 0 ? message : `${formatPath(path)} ${message}`;
}

/** A problem for each field that nothing reads. */
export function* unknownFields(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: Path,
): Generator<RequestProblem, void> {
  for (const field of Object.keys(value)) {
    if (!known.includes(field)) {
      yield { path: [...path, field], message: `is no field of a request. ${suggestion(field, known)}` };
    }
  }
}
