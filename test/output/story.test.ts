import { expect, test } from 'vitest';
import { tellStory } from '../../lib/output/story';
import type { Answer, Request } from '../../lib/routing';

const request: Request = {
  from: { gateway: { namespace: 'istio-system', labels: { istio: 'ingressgateway' } } },
  host: 'api.example.com',
  port: 443,
  tls: { sni: 'api.example.com' },
  path: '/v1/items',
};
const nothing: Answer = {
  outcome: 'not-found',
  status: 404,
  destinations: [],
  redirect: undefined,
  upstream: { path: '/v1/items', authority: 'api.example.com', headers: {} },
  timeout: '0s',
  retries: null,
  mirrors: [],
  fault: undefined,
  policies: [],
  mtls: false,
  caveats: [],
  trace: ['The server is found.', 'No route takes the request.'],
};
const items = { host: 'items.shop.svc.cluster.local', port: 80, weight: 100 };

/** The part of the story that tells the end. */
function end(answer: Partial<Answer>): string {
  return tellStory(request, { ...nothing, trace: [], ...answer }).split('\n\n')[1] ?? '';
}

test('a story begins with the request, tells its end, and then why', () => {
  expect(tellStory(request, nothing)).toBe(`\
GET https://api.example.com/v1/items from gateway istio-system/istio=ingressgateway, port 443

-> The request finds no route: 404.

Why:
  1. The server is found.
  2. No route takes the request.
`);
});

test('shares, copies, faults and what is not known are all told', () => {
  const answer: Partial<Answer> = {
    outcome: 'route',
    status: null,
    destinations: [
      { ...items, subset: 'v1', weight: 66.66666 },
      { ...items, subset: 'v2', weight: 33.33333, problem: 'no-endpoints' },
    ],
    upstream: { path: '/items', authority: 'items', headers: { 'x-env': 'prod' } },
    timeout: '5s',
    retries: { attempts: 3, perTryTimeout: '1s', retryOn: '5xx' },
    mirrors: [{ ...items, subset: 'v3', percentage: 1 }],
    fault: { delay: { percentage: 10, fixedDelay: '2s' }, abort: { percentage: 5, httpStatus: 500 } },
    mtls: true,
    caveats: ['EnvoyFilter shop/lua may change what happens; what it does is not simulated.'],
  };
  expect(end(answer)).toBe(`\
-> The request goes to 2 destinations.
   66.67 % to items.shop.svc.cluster.local:80 subset v1
   33.33 % to items.shop.svc.cluster.local:80 subset v2 (nothing runs there)
   It arrives there as /items for items, with x-env: prod.
   The mesh encrypts it on the way (mutual TLS).
   Timeout 5s.
   Up to 3 retries on 5xx, each within 1s.
   1 % are copied to items.shop.svc.cluster.local:80 subset v3.
   10 % are delayed by 2s.
   5 % are aborted with 500.
   But: EnvoyFilter shop/lua may change what happens; what it does is not simulated.
`);
});

test('every end has its own words', () => {
  const to = { destinations: [{ ...items, subset: undefined }] };
  expect(end({ outcome: 'redirect', status: 301, redirect: { location: 'https://a/' } })).toContain(
    'is redirected (301) to https://a/.',
  );
  expect(end({ outcome: 'direct-response', status: 200 })).toContain('is answered by the proxy with 200.');
  expect(end({ outcome: 'passthrough', status: null })).toContain(
    'leaves the mesh for the address the client looked up.',
  );
  expect(end({ outcome: 'blocked', status: 502 })).toContain(
    'is blocked: the mesh lets nothing out that it does not know: 502.',
  );
  expect(end({ outcome: 'reset', status: null })).toContain('finds its connection closed.');
  expect(end({ outcome: 'denied', status: 403, ...to })).toContain(
    'is denied by policy: 403, on its way to items.shop.svc.cluster.local:80.',
  );
  expect(end({ outcome: 'unauthorized', status: 401 })).toContain('is refused: the token is not accepted: 401.');
  expect(end({ outcome: 'no-cluster', status: 503, ...to })).toContain(
    'is sent where Istio knows no such host, port or subset: 503, on its way to',
  );
  expect(end({ outcome: 'no-endpoints', status: 503, ...to })).toContain(
    'is sent where nothing runs: 503, on its way to',
  );
});
