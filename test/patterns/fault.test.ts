import { expect, it } from 'vitest';
import { faultProblems, httpFault } from '../../lib/patterns/fault';

it('always writes the share, without which Istio injects nothing', () => {
  expect(httpFault({ abort: { percent: 5, httpStatus: 503 }, delay: { percent: 0.1, fixedDelay: '2s' } })).toEqual({
    abort: { percentage: { value: 5 }, httpStatus: 503 },
    delay: { percentage: { value: 0.1 }, fixedDelay: '2s' },
  });
});

it('answers gRPC by its own status', () => {
  expect(httpFault({ abort: { percent: 5, grpcStatus: 'UNAVAILABLE' } })).toEqual({
    abort: { percentage: { value: 5 }, grpcStatus: 'UNAVAILABLE' },
  });
});

it('has a share of each of its parts', () => {
  expect(faultProblems({ abort: { percent: 5, httpStatus: 503 } })).toEqual([]);
  expect(faultProblems({ abort: null, delay: { percent: '5' } } as never)).toEqual([
    'fault.abort.percent is undefined; it is a percent from 0 to 100',
    'fault.delay.percent is the text "5"; it is a percent from 0 to 100',
  ]);
});
