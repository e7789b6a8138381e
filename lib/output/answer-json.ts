import type { Answer } from '../routing';

/** Answers as JSON: every field is there, `null` where there is nothing to say. */
export function formatAnswers(answers: readonly Answer[]): string {
  return `${JSON.stringify(answers.map(answerJson), undefined, 2)}\n`;
}

/** An answer as JSON shows it. */
export function answerJson(answer: Answer) {
  const {
    outcome,
    status,
    destinations,
    redirect,
    upstream,
    timeout,
    retries,
    mirrors,
    fault,
    policies,
    mtls,
    caveats,
    trace,
  } = answer;
  return {
    outcome,
    status,
    destinations: destinations.map(({ host, subset, port, weight, ...more }) => ({
      host,
      subset: subset ?? null,
      port,
      weight,
      ...more,
    })),
    redirect: redirect ?? null,
    upstream,
    timeout,
    retries,
    mirrors: mirrors.map(({ host, subset, port, percentage }) => ({ host, subset: subset ?? null, port, percentage })),
    fault: fault ?? null,
    policies,
    mtls,
    caveats,
    trace,
  };
}
