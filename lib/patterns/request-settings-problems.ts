import { durationProblem } from '../model/duration';
import { describeValue, inWords } from '../model/in-words';
import { suggestion } from '../model/suggestion';
import { faultProblems } from './fault';
import type { RequestSettings } from './request-settings';

const METHODS: readonly string[] = ['idempotent', 'all'];

/** What is wrong with settings of requests that the types let through, as sentences. */
export function requestSettingsProblems({ timeout, retries, fault }: RequestSettings): string[] {
  const problems: string[] = [];
  const durations = { timeout, 'retries.perTryTimeout': retries?.perTryTimeout };
  for (const [name, duration] of Object.entries(durations)) {
    const problem = duration === undefined ? undefined : durationProblem(duration);
    if (problem !== undefined) problems.push(`${name}: ${problem}`);
  }
  const attempts = retries?.attempts;
  if (retries !== undefined && !(Number.isInteger(attempts) && Number(attempts) >= 0))
    problems.push(
      `retries.attempts is ${describeValue(attempts)}; it is the whole number of tries after the first, and 0 turns retries off`,
    );
  const methods = retries?.methods;
  if (methods !== undefined && !METHODS.includes(methods))
    problems.push(`retries.methods is "${inWords(methods)}". ${suggestion(inWords(methods), METHODS)}`);
  if (fault !== undefined) problems.push(...faultProblems(fault));
  return problems;
}
