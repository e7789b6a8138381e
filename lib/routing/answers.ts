import type { Answer, Outcome } from './answer';
import type { Call } from './call';
import type { Trace } from './trace';
import { unchanged } from './upstream';

/** An answer without destinations. */
export function found(
  call: Call,
  outcome: Outcome,
  status: number | null,
  trace: Trace | undefined,
  location?: string,
): Answer {
  return {
    outcome,
    status,
    destinations: [],
    redirect: location === undefined ? undefined : { location },
    upstream: unchanged(call),
    timeout: '0s',
    retries: null,
    mirrors: [],
    fault: undefined,
    policies: [],
    mtls: false,
    caveats: [],
    trace: trace?.lines ?? [],
  };
}

/** The connection is closed without an answer, or with 503 where a proxy had read the request. */
export function reset(call: Call, status: number | null, trace: Trace | undefined): Answer {
  return found(call, 'reset', status, trace);
}

/** The request leaves for wherever the client wanted it to go. */
export function passthrough(call: Call, trace: Trace | undefined): Answer {
  return found(call, 'passthrough', null, trace);
}

/** The proxy lets nothing out that it does not know. */
export function blocked(call: Call, status: number | null, trace: Trace | undefined): Answer {
  return found(call, 'blocked', status, trace);
}
