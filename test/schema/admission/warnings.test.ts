import { expect, test } from 'vitest';
import { ADMISSION_WARNINGS } from '../../../lib/schema/rules/admission-warnings';
import { judgeSpec, places } from '../judge';

const route = [{ destination: { host: 'a' } }];
const https = { number: 443, name: 'https', protocol: 'HTTPS' };
const tcp = [{ number: 5432, name: 'tcp', protocol: 'TCP' }];
const tls = [{ number: 443, name: 'tls', protocol: 'TLS' }];
const server = (more: object) => ({ servers: [{ hosts: ['*'], port: https, ...more }] });
const labels = { 'networking.istio.io/enable-autoallocate-ip': 'false' };
const listener = (name: string) => ({ context: 'GATEWAY', listener: { filterChain: { filter: { name } } } });
const patch = (applyTo: string, match: object) => ({
  configPatches: [{ applyTo, match, patch: { operation: 'REMOVE' } }],
});
const providers = [{ name: 'a' }, { name: 'b' }];

/** What istiod warns of: the rule, the kind, its spec, and the place. */
const CASES: readonly (readonly [rule: string, kind: string, spec: object, path: string, metadata?: object])[] = [
  [
    'virtual-service-unreachable-rule',
    'VirtualService',
    { hosts: ['a'], http: [{ route }, { route }] },
    'spec.http[1]',
  ],
  [
    'virtual-service-ineffective-match',
    'VirtualService',
    {
      hosts: ['a'],
      http: [
        { match: [{ uri: { prefix: '/a' } }], route },
        { match: [{ uri: { prefix: '/ab' } }], route },
      ],
    },
    'spec.http[1].match[0]',
  ],
  [
    'legacy-gateway-name',
    'VirtualService',
    { hosts: ['a'], gateways: ['edge.shop.svc.cluster.local'], http: [{ route }] },
    'spec.gateways[0]',
  ],
  [
    'deprecated-field',
    'VirtualService',
    { hosts: ['a'], http: [{ mirrorPercent: 1, route }] },
    'spec.http[0].mirrorPercent',
  ],
  [
    'deprecated-field',
    'DestinationRule',
    { host: 'a', trafficPolicy: { outlierDetection: { consecutiveErrors: 1 } } },
    'spec.trafficPolicy.outlierDetection.consecutiveErrors',
  ],
  [
    'deprecated-field',
    'DestinationRule',
    { host: 'a', trafficPolicy: { loadBalancer: { consistentHash: { minimumRingSize: 1 } } } },
    'spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize',
  ],
  [
    'sni-host-ip-address',
    'VirtualService',
    { hosts: ['1.2.3.4'], tls: [{ match: [{ sniHosts: ['1.2.3.4'] }], route }] },
    'spec.tls[0].match[0].sniHosts[0]',
  ],
  [
    'large-direct-response',
    'VirtualService',
    { hosts: ['a'], http: [{ directResponse: { status: 200, body: { string: 'x'.repeat(102_401) } } }] },
    'spec.http[0].directResponse.body',
  ],
  [
    'redirect-without-http',
    'Gateway',
    server({ tls: { mode: 'SIMPLE', credentialName: 'a', httpsRedirect: true } }),
    'spec.servers[0].tls.httpsRedirect',
  ],
  [
    'tls-legacy-version',
    'Gateway',
    server({ tls: { mode: 'SIMPLE', credentialName: 'a', minProtocolVersion: 'TLSV1_0' } }),
    'spec.servers[0].tls.minProtocolVersion',
  ],
  [
    'tls-cipher-suites',
    'Gateway',
    server({ tls: { mode: 'SIMPLE', credentialName: 'a', cipherSuites: ['AES128-SHA1'] } }),
    'spec.servers[0].tls.cipherSuites',
  ],
  [
    'tls-cipher-suites',
    'Gateway',
    server({ tls: { mode: 'SIMPLE', credentialName: 'a', cipherSuites: ['AES128-SHA', 'AES128-SHA'] } }),
    'spec.servers[0].tls.cipherSuites',
  ],
  [
    'tls-certificates-ignored',
    'Gateway',
    server({ tls: { mode: 'PASSTHROUGH', credentialName: 'a' } }),
    'spec.servers[0].tls',
  ],
  [
    'selector-without-labels',
    'Sidecar',
    { workloadSelector: {}, egress: [{ hosts: ['./*'] }] },
    'spec.workloadSelector',
  ],
  [
    'failover-without-outlier-detection',
    'DestinationRule',
    { host: 'a', trafficPolicy: { loadBalancer: { localityLbSetting: { failover: [{ from: 'a', to: 'b' }] } } } },
    'spec.trafficPolicy.loadBalancer.localityLbSetting',
  ],
  [
    'service-entry-partial-wildcard',
    'ServiceEntry',
    { hosts: ['*-a.example.com'], ports: tls, resolution: 'STATIC' },
    'spec.hosts[0]',
  ],
  [
    'service-entry-tcp-without-address',
    'ServiceEntry',
    { hosts: ['a.com'], ports: tcp, resolution: 'DNS' },
    'spec.ports[0]',
    { labels },
  ],
  [
    'service-entry-hosts-share-address',
    'ServiceEntry',
    { hosts: ['a.com', 'b.com'], addresses: ['1.2.3.4'], ports: tls, resolution: 'DNS' },
    'spec.addresses',
  ],
  [
    'service-entry-selector-ignored',
    'ServiceEntry',
    { hosts: ['a.com'], ports: tls, workloadSelector: { labels: { a: 'b' } } },
    'spec.workloadSelector',
  ],
  ['workload-entry-without-address', 'WorkloadEntry', { network: 'vm' }, 'spec'],
  ['sidecar-duplicate-host', 'Sidecar', { egress: [{ hosts: ['./a.com', './*'] }] }, 'spec.egress[0].hosts[1]'],
  ['sidecar-duplicate-host', 'Sidecar', { egress: [{ hosts: ['a/*', '*/*'] }] }, 'spec.egress[0].hosts'],
  [
    'sidecar-http-settings-ignored',
    'Sidecar',
    { ingress: [{ port: { number: 80, protocol: 'TCP', name: 'a' }, connectionPool: { http: { maxRetries: 1 } } }] },
    'spec.ingress[0].connectionPool.http',
  ],
  [
    'deny-on-tcp-ports',
    'AuthorizationPolicy',
    { action: 'DENY', rules: [{ to: [{ operation: { methods: ['GET'] } }] }] },
    'spec.rules[0]',
  ],
  [
    'jwks-private-key',
    'RequestAuthentication',
    { jwtRules: [{ issuer: 'a', jwks: '{"keys":[{"kty":"oct","k":"AQAB"}]}' }] },
    'spec.jwtRules[0].jwks',
  ],
  ['telemetry-single-tracing', 'Telemetry', { tracing: [{}, {}] }, 'spec.tracing'],
  ['telemetry-single-tracing', 'Telemetry', { tracing: [{ providers }] }, 'spec.tracing[0].providers'],
  [
    'telemetry-empty-tag',
    'Telemetry',
    { metrics: [{ overrides: [{ tagOverrides: { '': { value: 'a' } } }] }] },
    'spec.metrics[0].overrides[0].tagOverrides[""]',
  ],
  ['envoy-filter-internals', 'EnvoyFilter', {}, ''],
  [
    'envoy-filter-match-ignored',
    'EnvoyFilter',
    patch('LISTENER', listener('a')),
    'spec.configPatches[0].match.listener.filterChain.filter',
  ],
  [
    'envoy-filter-match-ignored',
    'EnvoyFilter',
    patch('CLUSTER', { proxy: { proxyVersion: 'a'.repeat(1025) } }),
    'spec.configPatches[0].match.proxy.proxyVersion',
  ],
  [
    'envoy-filter-deprecated-name',
    'EnvoyFilter',
    patch('NETWORK_FILTER', listener('envoy.tcp_proxy')),
    'spec.configPatches[0].match.listener.filterChain.filter.name',
  ],
];

test.each(CASES as [string, string, object, string, object?][])('%s on %s %j', (rule, kind, spec, path, metadata) => {
  const found = judgeSpec(kind, spec, metadata);
  const expected = [`${rule} at ${path}`];
  expect(places(found)).toEqual(
    kind === 'EnvoyFilter' && rule !== 'envoy-filter-internals'
      ? ['envoy-filter-internals at ', ...expected]
      : expected,
  );
  expect(found.every(({ level, help }) => level === 'warning' && help !== undefined)).toBe(true);
});

test('every warning has an example', () => {
  expect(Object.keys(ADMISSION_WARNINGS).filter((id) => !CASES.some(([rule]) => rule === id))).toEqual([]);
});
