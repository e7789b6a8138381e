import { STATUS_CODES } from 'node:http';
import type { HTTPRetry } from '../../../imports/istio.generated';
import { suggestion } from '../../model/suggestion';
import { quote } from '../structure/describe';
import { checkDuration } from './durations';
import type { Place } from './place';

const CONDITIONS: ReadonlySet<string> = new Set([
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

/** Status codes that Node has a text for and Go has not. */
const UNKNOWN_TO_GO: ReadonlySet<number> = new Set([509]);

/** Checks when and how often a request is tried again. */
export function checkRetries(retries: HTTPRetry | undefined, at: Place): void {
  if (retries === undefined) return;
  const { attempts = 0, perTryTimeout, retryOn, retryRemoteLocalities, backoff } = retries;
  if (attempts < 0) at.at('attempts').error(`${attempts} is less than 0, and attempts cannot be.`);
  if (
    attempts === 0 &&
    (perTryTimeout !== undefined || retryOn || (retryRemoteLocalities !== undefined && retryRemoteLocalities !== null))
  ) {
    at.error(
      'attempts is 0, which turns retries off, and the other fields say how to retry.',
      'Set attempts, or remove the other fields.',
    );
  }
  checkDuration(perTryTimeout, at.at('perTryTimeout'));
  checkDuration(backoff, at.at('backoff'));
  if (!retryOn) return;
  for (const condition of retryOn.split(',')) {
    if (CONDITIONS.has(condition) || isStatus(condition)) continue;
    const help =
      condition !== condition.trim()
        ? 'Write the conditions without spaces: "5xx,reset".'
        : suggestion(condition, CONDITIONS);
    at.at('retryOn').error(`Envoy knows no retry condition ${quote(condition)}.`, help);
  }
}

function isStatus(text: string): boolean {
  const code = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0;
  return STATUS_CODES[code] !== undefined && !UNKNOWN_TO_GO.has(code);
}
