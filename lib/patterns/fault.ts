import type { Duration, HTTPFaultInjection } from '../../imports/istio.generated';
import type { ShapeOf } from '../model/shape';
import { percentProblems } from './percent';

/**
 * Errors and delays put in on purpose, before the request leaves the caller's proxy. The share is always written:
 * without one Istio never injects anything. An injected error is not tried again by the route's own retries, and its
 * timeout does not bound an injected delay.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
 */
export interface Fault {
  /** Answers this percent of the requests with an error. @default - no errors */
  readonly abort?: { readonly percent: number } & (
    | { readonly httpStatus: number; readonly grpcStatus?: never }
    | { readonly grpcStatus: string; readonly httpStatus?: never }
  );
  /** Holds this percent of the requests back for a time. @default - no delays */
  readonly delay?: { readonly percent: number; readonly fixedDelay: Duration };
}

/** The keys of a {@link Fault}. */
export const FAULT = {
  abort: { percent: true, httpStatus: true, grpcStatus: true },
  delay: { percent: true, fixedDelay: true },
} satisfies ShapeOf<Fault>;

/** What is wrong with the shares of a fault, as sentences: without one Istio injects nothing. */
export function faultProblems(fault: Fault): string[] {
  return (['abort', 'delay'] as const).flatMap((kind) => {
    const part: unknown = fault[kind];
    return part === undefined ? [] : percentProblems(`fault.${kind}.percent`, Object(part).percent);
  });
}

/** The fault as Istio writes it. */
export function httpFault(fault: Fault): HTTPFaultInjection {
  const { abort, delay } = fault;
  return {
    ...(abort
      ? {
          abort: {
            percentage: { value: abort.percent },
            ...(abort.httpStatus === undefined ? { grpcStatus: abort.grpcStatus } : { httpStatus: abort.httpStatus }),
          },
        }
      : {}),
    ...(delay ? { delay: { percentage: { value: delay.percent }, fixedDelay: delay.fixedDelay } } : {}),
  };
}
