import { expect, it } from 'vitest';
import { httpFault } from '../../lib/patterns/fault';

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
