import { type Position, positionsIn } from '../mesh/read/position';
import { split } from '../mesh/read/split';
import { valuesIn } from '../mesh/read/values';
import type { Path } from '../model/finding';
import { checkRequest } from './check-request';
import type { Draft } from './draft';
import { formatRequestProblem } from './request-problem';

/** A place in a file of requests that cannot be used. */
export interface RequestError extends Position {
  readonly file: string;
  readonly message: string;
}

/** The requests of a file, or what of it cannot be used. */
export interface ReadRequests {
  readonly drafts: readonly Draft[];
  readonly errors: readonly RequestError[];
}

/**
 * Reads a JSON or YAML list of requests. Errors name the line, the request by its place in the list from 0, and the
 * field.
 *
 * @param file how to call the file in errors
 */
export function readRequests(text: string, file: string): ReadRequests {
  const drafts: Draft[] = [];
  const errors: RequestError[] = [];
  const position = positionsIn(text);
  for (const read of [...split(text)].flatMap((part) => [...valuesIn(part)])) {
    if ('problem' in read) {
      errors.push({ file, ...position(read.offset), message: read.problem });
      continue;
    }
    const say = (path: Path, message: string) => errors.push({ file, ...position(read.offset(path)), message });
    if (read.value === null || read.value === undefined) continue;
    if (!Array.isArray(read.value)) {
      say([], 'the file holds no list; write one request per item, even if there is only one');
      continue;
    }
    for (const [index, value] of read.value.entries()) {
      const problems = [...checkRequest(value)];
      for (const problem of problems)
        say([index, ...problem.path], `request ${index}: ${formatRequestProblem(problem)}`);
      if (problems.length === 0) drafts.push(value as Draft);
    }
  }
  return { drafts, errors };
}
