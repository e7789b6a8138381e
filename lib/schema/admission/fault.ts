import type {
  HTTPFaultInjection,
  HTTPFaultInjectionAbort,
  HTTPFaultInjectionDelay,
} from '../../../imports/istio.generated';
import { suggestion } from '../../model/suggestion';
import { quote } from '../structure/describe';
import { checkDuration } from './durations';
import { checkStatus } from './http-actions';
import type { Place } from './place';

const GRPC_STATUSES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** Checks a fault that is injected on purpose. */
export function checkFault(fault: HTTPFaultInjection | undefined, at: Place): void {
  if (fault === undefined) return;
  if (fault.abort === undefined && fault.delay === undefined)
    at.error('The fault injects nothing.', 'Add abort or delay.');
  if (fault.abort !== undefined) checkAbort(fault.abort, at.at('abort'));
  if (fault.delay !== undefined) checkDelay(fault.delay, at.at('delay'));
}

function checkAbort(abort: HTTPFaultInjectionAbort, at: Place): void {
  checkShare(abort.percentage?.value, at.at('percentage').at('value'));
  const { grpcStatus, http2Error, httpStatus } = abort as {
    grpcStatus?: string;
    http2Error?: string;
    httpStatus?: number;
  };
  if (grpcStatus !== undefined && !GRPC_STATUSES.includes(grpcStatus)) {
    at.at('grpcStatus').error(
      `gRPC has no status ${quote(grpcStatus)}.`,
      suggestion(grpcStatus.toUpperCase(), GRPC_STATUSES),
    );
  }
  if (http2Error !== undefined)
    at.at('http2Error').error('Istio cannot abort with an HTTP/2 error yet.', 'Use httpStatus or grpcStatus.');
  if (httpStatus !== undefined) checkStatus(httpStatus, at.at('httpStatus'));
}

function checkDelay(delay: HTTPFaultInjectionDelay, at: Place): void {
  checkShare(delay.percentage?.value, at.at('percentage').at('value'));
  const { fixedDelay, exponentialDelay } = delay as { fixedDelay?: string; exponentialDelay?: string };
  checkDuration(fixedDelay, at.at('fixedDelay'));
  if (exponentialDelay !== undefined)
    at.at('exponentialDelay').error('Istio cannot delay exponentially yet.', 'Use fixedDelay.');
}

function checkShare(percent: number | undefined, at: Place): void {
  if (percent === undefined || percent === 0 || (percent >= 0.0001 && percent <= 100)) return;
  at.error(`${percent} is no share of requests: it is 0, or from 0.0001 to 100.`);
}
