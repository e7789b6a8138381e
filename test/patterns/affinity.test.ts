import { expect, it } from 'vitest';
import { affinityPolicy, affinityProblems } from '../../lib/patterns/affinity';

it.each([
  [{ header: 'x-user' }, { httpHeaderName: 'x-user' }],
  [{ query: 'user' }, { httpQueryParameterName: 'user' }],
  [{ sourceIp: true }, { useSourceIp: true }],
  [{ cookie: { name: 'pod', ttl: '1h', path: '/' } }, { httpCookie: { name: 'pod', ttl: '1h', path: '/' } }],
] as const)('%j hashes on %j', (affinity, consistentHash) => {
  expect(affinityPolicy(affinity)).toEqual({ consistentHash });
});

it('says nothing against a hash where every request has one version, or the pod is what is meant', () => {
  expect(affinityProblems({ header: 'x-user' }, false, {})).toEqual([]);
  expect(affinityProblems({ header: 'x-user', within: 'version' }, true, {})).toEqual([]);
});

it('refuses a hash that a split, a load balancer or the retries undo', () => {
  const beside = {
    loadBalancer: { simple: 'RANDOM' },
    retries: { attempts: 1, retryIgnorePreviousHosts: true },
  } as const;
  expect(affinityProblems({ header: 'x-user' }, true, beside)).toHaveLength(3);
});
