import { describe, expect, it } from 'vitest';
import type { Match } from '../../lib/patterns/match';
import { type Retries, withRetries } from '../../lib/patterns/retries';

const RETRY = 'connect-failure,refused-stream,unavailable,cancelled,reset,gateway-error';
const SAFE = { regex: 'GET|HEAD|OPTIONS|PUT|DELETE|TRACE' };

const split = (retries: Retries, match?: Match[], grpc = false) =>
  withRetries({ name: 'split', ...(match ? { match } : {}) }, retries, grpc);

describe('retries', () => {
  it('are Istio’s own where nothing is said', () => {
    expect(withRetries({ name: 'split' }, undefined)).toEqual([{ name: 'split' }]);
  });

  it('say what is tried again, and repeat what does harm twice only if it never arrived', () => {
    expect(split({ attempts: 2, perTryTimeout: '1s' })).toEqual([
      {
        name: 'split-idempotent',
        match: [{ method: SAFE }],
        retries: { attempts: 2, perTryTimeout: '1s', retryOn: RETRY },
      },
      { name: 'split', retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' } },
    ]);
  });

  it('are one route where every method may be repeated, with whatever retryOn is asked for', () => {
    expect(split({ attempts: 2, methods: 'all', retryOn: '5xx', backoff: '25ms' })).toEqual([
      { name: 'split', retries: { attempts: 2, retryOn: '5xx', backoff: '25ms' } },
    ]);
  });

  it('are off with 0 attempts', () => {
    expect(split({ attempts: 0, perTryTimeout: '1s' })).toEqual([{ name: 'split', retries: { attempts: 0 } }]);
  });

  it('combine with the method a route asks for', () => {
    const methods = (method: Match['method']) =>
      split({ attempts: 1 }, [{ method }]).map(({ name, match }) => [name, match]);
    expect(methods({ exact: 'GET' })).toEqual([['split', [{ method: { exact: 'GET' } }]]]);
    expect(methods({ exact: 'POST' })).toEqual([['split', [{ method: { exact: 'POST' } }]]]);
    expect(methods({ regex: 'GET|POST' })).toEqual([
      ['split-idempotent', [{ method: { exact: 'GET' } }]],
      ['split', [{ method: { regex: 'GET|POST' } }]],
    ]);
  });

  it('split each match of a route', () => {
    const [safe, rest] = split({ attempts: 1 }, [
      { uri: { exact: '/a' } },
      { uri: { prefix: '/a/' }, method: { exact: 'POST' } },
    ]);
    expect(safe?.match).toEqual([{ uri: { exact: '/a' }, method: SAFE }]);
    expect(rest?.match).toEqual([{ uri: { exact: '/a' } }, { uri: { prefix: '/a/' }, method: { exact: 'POST' } }]);
  });

  it('follow the contract of gRPC, whose calls are all POST, and wait for a slow try', () => {
    const retryOn = 'connect-failure,refused-stream,unavailable,cancelled';
    expect(split({ attempts: 2, perTryTimeout: '1s' }, undefined, true)).toEqual([
      { name: 'split', retries: { attempts: 2, retryOn } },
    ]);
    expect(split({ attempts: 2, perTryTimeout: '1s', methods: 'all' }, undefined, true)).toEqual([
      { name: 'split', retries: { attempts: 2, perTryTimeout: '1s', retryOn: RETRY } },
    ]);
  });
});
