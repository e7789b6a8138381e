import type { HttpRule } from './virtual-services';

/** What Istio retries on where a VirtualService does not say. The list of retriable status codes is empty then. */
const DEFAULT_CONDITIONS = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'];

/** The conditions under which a request is tried again: Envoy's names and status codes as text. */
export function retryConditions(retries: NonNullable<HttpRule['retries']>): readonly string[] {
  return retries.retryOn ? retries.retryOn.split(',') : DEFAULT_CONDITIONS;
}
