import { STATUS_CODES } from 'node:http';
import type { Retries } from './answer';
import { formatDuration } from './format-duration';

/** What Istio retries on unless told otherwise. */
const DEFAULT_RETRY_ON = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes';

/** Istio's default: twice, without a time limit per try. */
const DEFAULT_RETRIES: Retries = Object.freeze({ attempts: 2, perTryTimeout: '0s', retryOn: DEFAULT_RETRY_ON });

/** `retries` as Istio writes them. */
export interface RetrySpec {
  readonly attempts?: unknown;
  readonly perTryTimeout?: unknown;
  readonly retryOn?: unknown;
}

/** Compiles `retries` of a rule or of MeshConfig; nothing written means Istio's default, no attempts mean off. */
export function compileRetries(retries: RetrySpec | undefined): Retries | null {
  if (retries === undefined) return DEFAULT_RETRIES;
  const attempts = Number(retries.attempts ?? 0);
  if (!(attempts > 0)) return null;
  return {
    attempts,
    perTryTimeout: typeof retries.perTryTimeout === 'string' ? formatDuration(retries.perTryTimeout) : '0s',
    retryOn:
      typeof retries.retryOn === 'string' && retries.retryOn !== '' ? parseRetryOn(retries.retryOn) : DEFAULT_RETRY_ON,
  };
}

/** `5xx,503` becomes `5xx,retriable-status-codes,503`: numbers go to a list of their own that the flag turns on. */
function parseRetryOn(text: string): string {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const codes = parts.filter((part) => STATUS_CODES[part] !== undefined);
  const flags = parts.filter((part) => STATUS_CODES[part] === undefined);
  if (codes.length > 0 && !flags.some((flag) => flag.includes('retriable-status-codes')))
    flags.push('retriable-status-codes');
  return [...flags, ...codes].join(',');
}
