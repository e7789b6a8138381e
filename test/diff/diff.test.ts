import { describe, expect, test } from 'vitest';
import { formatDiffJson, formatDiffMarkdown, formatDiffText } from '../../lib/diff';
import { diffOf, trafficOf } from './diff-of';

const services = `
apiVersion: v1
kind: Service
metadata: { name: checkout, namespace: shop }
spec: { selector: { app: checkout }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: checkout, namespace: shop }
spec:
  host: checkout
  subsets: [{ name: stable, labels: { v: s } }, { name: experimental, labels: { v: e } }]
---
`;

const routes = (http: string) => `${services}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: checkout, namespace: shop }
spec:
  hosts: [checkout]
  http: ${http}
`;

const to = (subset: string) => `route: [{ destination: { host: checkout, subset: ${subset} } }]`;
const groupB = `match: [{ headers: { x-test-group: { exact: B } } }]`;

describe('what changes for requests', () => {
  test('is told by class: the conditions, what was and what is', () => {
    const old = routes(`[{ ${to('stable')} }]`);
    const now = routes(`[{ ${groupB}, ${to('experimental')} }, { ${to('stable')} }]`);
    expect(trafficOf(old, now)).toEqual([
      'GET checkout.shop.svc.cluster.local/ with x-test-group: B: stable -> experimental',
    ]);
  });

  test('is nothing when rules are only written in another way', () => {
    const old = routes(`[{ match: [{ uri: { prefix: / } }], ${to('stable')} }]`);
    const now = routes(`[{ match: [{ uri: { exact: /a } }], ${to('stable')} }, { ${to('stable')} }]`);
    const { traffic, objects } = diffOf(old, now);
    expect(traffic).toEqual({ changes: [], asked: 0, bounds: [] });
    expect(objects).toHaveLength(1);
  });

  test('names whatever is different beside the destination', () => {
    const old = routes(`[{ ${to('stable')}, timeout: 5s, rewrite: { uri: /old } }]`);
    const now = routes(`[{ ${to('stable')}, retries: { attempts: 0 }, rewrite: { uri: /new } }]`);
    expect(trafficOf(old, now)[0]).toBe(
      'GET checkout.shop.svc.cluster.local/: path /old -> /new; timeout 5s -> none;' +
        ' retries 2 on connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes -> none',
    );
  });

  test('names how endpoints are treated, where a request goes as before', () => {
    const policy = (settings: string) =>
      routes(`[{ ${to('stable')} }]`).replace('host: checkout', `host: checkout\n  trafficPolicy: { ${settings} }`);
    const old = policy('connectionPool: { http: { http2MaxRequests: 100 } }, loadBalancer: { simple: RANDOM }');
    const now = policy('connectionPool: { http: { http2MaxRequests: 50 } }, outlierDetection: { interval: 10s }');
    expect(trafficOf(old, now)).toEqual([
      'GET checkout.shop.svc.cluster.local/: load balancing simple RANDOM -> none;' +
        ' connection pool http.http2MaxRequests 100 -> http.http2MaxRequests 50;' +
        ' outlier detection none -> interval 10s',
    ]);
  });

  test('is nothing for requests that policy refuses on either side, wherever they were on their way to', () => {
    const nobody = `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: shop }
spec: {}
`;
    const old = routes(`[{ ${to('stable')}, timeout: 5s }]`);
    const now = routes(`[{ ${to('experimental')} }]`);
    expect(trafficOf(old, now)).not.toEqual([]);
    expect(trafficOf(old + nobody, now + nobody)).toEqual([]);
    expect(trafficOf(old, old + nobody)).toContain('GET checkout.shop.svc.cluster.local/: stable -> denied (403)');
  });

  test('is asked of the clients that a match is for', () => {
    const old = routes(`[{ ${to('stable')} }]`);
    const now = routes(`[{ match: [{ sourceLabels: { app: lab } }], ${to('experimental')} }, { ${to('stable')} }]`);
    const { changes } = diffOf(old, now).traffic;
    expect(changes.map(({ request }) => request.from)).toEqual([
      { workload: { namespace: 'shop', labels: { app: 'lab' } } },
    ]);
  });

  test('is asked of the callers that a policy is about, with the paths and methods it names', () => {
    const policy = `${services}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: checkout, namespace: shop }
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/web/sa/frontend] } }]
      to: [{ operation: { methods: [POST], paths: [/pay] } }]
`;
    const open = policy.replace(', paths: [/pay]', '');
    const { changes } = diffOf(policy, open).traffic;
    expect(changes).toHaveLength(1);
    expect(changes[0]?.request).toMatchObject({ from: { workload: { namespace: 'web' } }, method: 'POST', path: '/' });
    expect(trafficOf(policy, open)).toEqual([
      'POST checkout.shop.svc.cluster.local/: denied (403) -> checkout.shop.svc.cluster.local:80',
    ]);
  });

  test('is asked of a caller whom a policy does not name, for it may be about all others', () => {
    const policy = `${services}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: checkout, namespace: shop }
spec: { action: DENY, rules: [{ from: [{ source: { notNamespaces: [shop] } }] }] }
`;
    const [change, ...others] = diffOf(services, policy).traffic.changes;
    expect(others).toEqual([]);
    expect(change?.request.from).toMatchObject({ workload: { namespace: 'elsewhere' } });
    expect(trafficOf(services, policy)).toEqual([
      'GET checkout.shop.svc.cluster.local/: checkout.shop.svc.cluster.local:80 -> denied (403)',
    ]);
  });

  test('is asked of tokens whose claims go on as headers', () => {
    const edge = (claim: string) => `${services}
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { selector: { istio: edge }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.test] }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: edge, namespace: shop }
spec: { hosts: [shop.test], gateways: [edge], http: [{ route: [{ destination: { host: checkout } }] }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: istio-system }
spec: { selector: { matchLabels: { istio: edge } }, jwtRules: [{ issuer: id, outputClaimToHeaders: [{ header: x-user, claim: ${claim} }] }] }
`;
    expect(trafficOf(edge('sub'), edge('sub'))).toEqual([]);
    expect(trafficOf(edge('sub'), edge('email'))).toContainEqual(expect.stringMatching(/claims .*headers x-user/));
  });

  test('is asked of requests by a load balancer where gateways come to believe it', () => {
    const edge = (trusted: number) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: 'defaultConfig: { gatewayTopology: { numTrustedProxies: ${trusted} } }' }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { selector: { istio: edge }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.test], tls: { httpsRedirect: true } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: edge, namespace: shop }
spec: { hosts: [shop.test], gateways: [edge], http: [{ directResponse: { status: 200 } }] }
`;
    expect(trafficOf(edge(0), edge(1))).toEqual([
      'GET shop.test:80/ with x-forwarded-proto: https: redirect to https://shop.test/ (301) -> answer of the proxy (200)',
    ]);
  });

  test('is not said to be nothing where a policy asks what no request tells', () => {
    const policy = (range: string) => `${services}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: checkout, namespace: shop }
spec: { action: DENY, rules: [{ from: [{ source: { ipBlocks: [${range}] } }] }] }
`;
    const { traffic } = diffOf(policy('10.0.0.0/8'), policy('11.0.0.0/8'));
    expect(traffic.changes).toEqual([]);
    expect(traffic.bounds).toEqual([
      'requests that seem to end alike may not: AuthorizationPolicy shop/checkout denies some addresses, and the request does not say which it has.',
    ]);
    expect(diffOf(policy('10.0.0.0/8'), policy('10.0.0.0/8')).traffic.bounds).toEqual([]);
  });

  test('is told for a host that came, once for each kind of ending', () => {
    expect(trafficOf(services, services.replaceAll('name: checkout', 'name: basket'))).toEqual([
      'GET checkout.shop.svc.cluster.local/: checkout.shop.svc.cluster.local:80 -> out of the mesh',
      'GET basket.shop.svc.cluster.local/: out of the mesh -> basket.shop.svc.cluster.local:80',
    ]);
  });

  test('is said to be bounded where classes can only be tried', () => {
    const old = routes(
      `[{ match: [{ headers: { a: { regex: '.*\\bx\\b.*' } } }], ${to('stable')} }, { ${to('stable')} }]`,
    );
    const { bounds } = diffOf(old, old.replace('subset: stable', 'subset: experimental')).traffic;
    expect(bounds).toEqual(['the regular expressions on header a were compared by examples']);
  });
});

describe('a difference', () => {
  const difference = diffOf(
    routes(`[{ ${groupB}, ${to('experimental')} }, { ${to('stable')} }]`),
    routes(`[{ ${groupB}, ${to('stable')} }, { ${to('stable')} }]`),
  );

  test('reads in a terminal like this', () => {
    expect(formatDiffText(difference)).toBe(`\
Traffic
  from workload shop
    GET checkout.shop.svc.cluster.local/ with x-test-group: B: experimental -> stable

Objects
  ~ VirtualService shop/checkout
      spec.http[0].route[0].destination.subset: "experimental" -> "stable"
`);
  });

  test('reads in a pull request like this', () => {
    expect(formatDiffMarkdown(difference)).toBe(`\
## Traffic

From \`workload shop\`:

| request | change |
| --- | --- |
| \`GET checkout.shop.svc.cluster.local/ with x-test-group: B\` | experimental → stable |

## Objects

- **changed** \`VirtualService shop/checkout\`
  - \`spec.http[0].route[0].destination.subset\`: \`"experimental"\` → \`"stable"\`
`);
  });

  test('is for programs the requests, both answers and the fields', () => {
    const value = JSON.parse(formatDiffJson(difference));
    expect(value.traffic[0]).toMatchObject({
      summary: 'GET checkout.shop.svc.cluster.local/ with x-test-group: B: experimental -> stable',
      old: { outcome: 'route', destinations: [{ subset: 'experimental', weight: 100 }] },
      new: { outcome: 'route', destinations: [{ subset: 'stable', weight: 100 }] },
    });
    expect(value.objects[0].fields).toEqual([
      { path: 'spec.http[0].route[0].destination.subset', old: 'experimental', new: 'stable' },
    ]);
  });

  test('of equal meshes says what that means', () => {
    expect(formatDiffText(diffOf(services, services))).toBe(
      'No request is treated differently.\n\nNo object is different.\n',
    );
  });
});
