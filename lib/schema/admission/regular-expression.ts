import { compileRegex } from '../../model/regex';
import { quote } from '../structure/describe';

/** Envoy limits the compiled program, istiod the text. */
export const LONGEST_REGEX = 1024;

/** What is wrong with a regular expression, or `undefined`. */
export function regexProblem(pattern: string): string | undefined {
  if (pattern === '') return 'The regex is empty.';
  if (Buffer.byteLength(pattern) > LONGEST_REGEX)
    return `The regex has more than the ${LONGEST_REGEX} bytes that Istio takes.`;
  const { error } = compileRegex(pattern);
  return error === undefined
    ? undefined
    : `${quote(pattern)} is no RE2 regular expression (${error}); Envoy knows RE2 only, without look-around and back-references.`;
}
