import {
  AbTestService,
  CanaryService,
  type CanaryServiceProps,
  ExternalApi,
  type MeshChart,
  SecureGateway,
} from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';
import { problems } from './shop';

const service = { port: 80, versions: { v1: {}, v2: {} }, split: { v1: 100 } } as const;

const patterns = {
  CanaryService: (props: object) => (shop: MeshChart) => void new CanaryService(shop, 'x', { ...service, ...props }),
  AbTestService: (props: object) => (shop: MeshChart) =>
    void new AbTestService(shop, 'x', { port: 80, variants: { a: {}, b: {} }, default: 'a', ...props }),
  ExternalApi: (props: object) => (shop: MeshChart) =>
    void new ExternalApi(shop, 'x', { host: 'api.bank.example', ...props } as never),
  SecureGateway: (props: object) => (shop: MeshChart) =>
    void new SecureGateway(shop, 'x', { hosts: ['a.example.com'], credentialName: 'tls', ...props } as never),
};

/** Props that the compiler did not see, by pattern, with the slip and the name that was meant. */
const slips: Record<keyof typeof patterns, readonly (readonly [object, string, string])[]> = {
  CanaryService: [
    [{ timeuot: '5s' }, 'timeuot', 'timeout'],
    [{ versions: { v1: { label: {} }, v2: {} } }, 'versions.v1.label', 'labels'],
    [
      { versions: { v1: { circuitBreaker: { maxConection: 1 } }, v2: {} } },
      'versions.v1.circuitBreaker.maxConection',
      'maxConnections',
    ],
    [{ port: undefined, ports: { http: { port: 80, tragetPort: 8080 } } }, 'ports.http.tragetPort', 'targetPort'],
    [{ retries: { attempts: 1, perTryTimeuot: '1s' } }, 'retries.perTryTimeuot', 'perTryTimeout'],
    [{ circuitBreaker: { consecutive5xxError: 5 } }, 'circuitBreaker.consecutive5xxError', 'consecutive5xxErrors'],
    [{ circuitBreaker: { tcpKeepalive: { probs: 5 } } }, 'circuitBreaker.tcpKeepalive.probs', 'probes'],
    [{ fault: { abort: { precent: 1, httpStatus: 500 } } }, 'fault.abort.precent', 'percent'],
    [{ affinity: { within: 'version', headr: 'x', header: 'x' } }, 'affinity.headr', 'header'],
    [{ stickyVersion: { cookie: 'v', ttl: '1h', secur: true } }, 'stickyVersion.secur', 'secure'],
    [{ mirror: { to: 'v2', percnt: 5, percent: 5 } }, 'mirror.percnt', 'percent'],
    [{ split: { controlledBy: 'argo-rollouts', stable: 'v1', canary: 'v2', canari: 'v2' } }, 'split.canari', 'canary'],
    [{ override: { virtualServices: {} } }, 'override.virtualServices', 'virtualService'],
  ],
  AbTestService: [
    [{ vray: false }, 'vray', 'vary'],
    [{ variants: { a: { loadbalancer: {} }, b: {} } }, 'variants.a.loadbalancer', 'loadBalancer'],
  ],
  ExternalApi: [
    [{ exportsTo: ['*'] }, "exportsTo\" with tls: 'passthrough'", 'exportTo'],
    [{ tls: 'originate', tlsport: 443 }, "tlsport\" with tls: 'originate'", 'tlsPort'],
    [
      { tls: 'originate', clientCertificate: { credentialName: 'c', workloads: { app: 'a' }, workload: { app: 'a' } } },
      "clientCertificate.workloads\" with tls: 'originate'",
      'workload',
    ],
    [
      { protocol: 'TCP', port: 1, addresses: ['10.0.0.1'], endpoint: [] },
      "endpoint\" with protocol: 'TCP'",
      'endpoints',
    ],
  ],
  SecureGateway: [
    [{ plainHTTP: 'off', plainHttps: 'off' }, 'plainHTTP', 'plainHttp'],
    [{ hosts: { 'a.example.com': { credentialname: 'a' } } }, 'hosts.a.example.com.credentialname', 'credentialName'],
    [{ ingress: { label: { istio: 'edge' } } }, 'ingress.label', 'labels'],
    [{ ports: { htps: 8443 } }, 'ports.htps', 'https'],
    [{ tlsTerminatedBefore: { redirects: {} } }, 'tlsTerminatedBefore.redirects', 'redirect'],
  ],
};

describe.each(Object.keys(patterns) as (keyof typeof patterns)[])('%s tells a prop that nobody reads', (pattern) => {
  it.each(slips[pattern])('%j', (props, slip, meant) => {
    const quoted = slip.includes('"') ? `"${slip}` : `"${slip}"`;
    expect(problems(patterns[pattern](props))).toContain(
      `${pattern} shop/x: has no use for ${quoted}. Did you mean "${meant}"?`,
    );
  });
});

it.each([
  ['a port of TLS without TLS', { tls: 'none', tlsPort: 443 }, '"tlsPort" with tls: \'none\''],
  [
    'limits of requests that nobody reads',
    { circuitBreaker: { http2MaxRequests: 1 } },
    '"circuitBreaker.http2MaxRequests" with tls: \'passthrough\'',
  ],
  ['addresses of a host that is told by name', { addresses: ['10.0.0.1'] }, '"addresses" with tls: \'passthrough\''],
])('ExternalApi has no use for %s', (_, props, unread) => {
  expect(problems(patterns.ExternalApi(props)).join()).toContain(
    `ExternalApi shop/x: has no use for ${unread}. There are`,
  );
});

it('knows the names of every mode while the mode is not known', () => {
  expect(problems(patterns.ExternalApi({ tls: 'orginate', tlsPort: 443, addresses: ['10.0.0.1'] }))).toEqual([
    'ExternalApi shop/x: has the unknown tls "orginate". Did you mean "originate"?',
  ]);
});

it("lets a class of the user's take props of its own", () => {
  class TeamService extends CanaryService<'v1' | 'v2'> {
    constructor(shop: MeshChart, props: CanaryServiceProps<'v1' | 'v2'> & { readonly team: string }) {
      super(shop, 'x', props);
    }
  }
  expect(problems((shop) => void new TeamService(shop, { ...service, team: 'shop' }))).toEqual([]);
});

it.each([
  [
    'a value of plainHttp',
    patterns.SecureGateway({ plainHttp: 'redirekt' }),
    'SecureGateway shop/x: has the unknown plainHttp "redirekt". Did you mean "redirect"?',
  ],
  [
    'a certificate where the backend ends TLS',
    patterns.SecureGateway({
      hosts: { 'a.example.com': { tls: 'PASSTHROUGH', credentialName: 'c' } },
      credentialName: undefined,
    }),
    'SecureGateway shop/x: has credentialName for "a.example.com", whose TLS the backend ends, so that the gateway shows no certificate',
  ],
  [
    'methods of retries',
    patterns.CanaryService({ retries: { attempts: 1, methods: 'al' } }),
    'CanaryService shop/x: retries.methods is "al". Did you mean "all"?',
  ],
  [
    'a controller',
    patterns.CanaryService({ split: { controlledBy: 'flagger', stable: 'v1', canary: 'v2' } }),
    'CanaryService shop/x: split.controlledBy is "flagger". There is "argo-rollouts".',
  ],
  [
    'an affinity to nothing',
    patterns.CanaryService({ affinity: { within: 'version' } }),
    'CanaryService shop/x: affinity has to say one of header, cookie, sourceIp, query, by which the pod is chosen; it says none',
  ],
  [
    'an affinity to two things',
    patterns.CanaryService({ affinity: { header: 'x', query: 'x', within: 'version' } }),
    'CanaryService shop/x: affinity has to say one of header, cookie, sourceIp, query, by which the pod is chosen; it says header and query',
  ],
])('refuses %s that it does not know', (_, define, problem) => {
  expect(problems(define)).toEqual([problem]);
});
