import { AbTestService, CanaryService, ExternalApi, MeshApp, MeshChart, SecureGateway, type When } from 'cdk8s-istio';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const duration = fc.constantFrom('250ms', '1s', '5s', '1m30s');
const percent = fc.integer({ min: 0, max: 100 });

const requests = {
  timeout: maybe(fc.constant('30s')),
  retries: maybe(
    fc.record({
      attempts: fc.nat(5),
      perTryTimeout: maybe(duration),
      methods: maybe(fc.constantFrom('all', 'idempotent')),
    }),
  ),
  fault: fc.constantFrom(
    undefined,
    { abort: { percent: 0.1, httpStatus: 503 } },
    { abort: { percent: 5, grpcStatus: 'UNAVAILABLE' }, delay: { percent: 100, fixedDelay: '2s' } },
  ),
};
const circuitBreaker = maybe(
  fc.record({
    maxConnections: maybe(fc.integer({ min: 1, max: 1000 })),
    connectTimeout: maybe(duration),
    http2MaxRequests: maybe(fc.integer({ min: 1, max: 1000 })),
    consecutive5xxErrors: maybe(fc.nat(10)),
    consecutiveLocalOriginFailures: maybe(fc.nat(10)),
    interval: maybe(duration),
  }),
);
const ports = fc.constantFrom<object>(
  { port: 8080 },
  { ports: { http: { port: 80, targetPort: 8080 } } },
  { ports: { http: { port: 80 }, grpc: { port: 9000, protocol: 'GRPC' } } },
  { ports: { http: { port: 80 }, 'tcp-db': { port: 5432, protocol: 'TCP' } } },
);
/** Every one asks for a header of its own name and one value more than the one before, so that no two are equally specific. */
const pins = fc.array(fc.constantFrom('v1', 'v2'), { maxLength: 4 }).map((versions) =>
  versions.map((to, nth) => {
    const headers = Object.fromEntries(Array.from({ length: nth + 1 }, (_, i) => [`x-${nth}-${i}`, 'yes']));
    return { when: { headers } satisfies When, to };
  }),
);
const versions = fc.record({
  v1: fc.constant({}),
  v2: fc.record({ circuitBreaker, labels: maybe(fc.constant({ colour: 'blue' })) }),
});

const canary = fc.record({
  kind: fc.constant('canary' as const),
  pins,
  ports,
  props: fc.record({
    versions,
    split: percent.map((v1) => ({ v1, v2: 100 - v1 })),
    ...requests,
    circuitBreaker,
    mirror: maybe(fc.record({ to: fc.constantFrom('v1', 'v2'), percent })),
    stickyVersion: maybe(fc.constant({ cookie: 'version', ttl: '1h' })),
    affinity: maybe(
      fc.constantFrom<object>({ within: 'version', header: 'x-user' }, { within: 'version', sourceIp: true }),
    ),
  }),
});
const abTest = fc.record({
  kind: fc.constant('ab' as const),
  pins,
  ports,
  props: fc.record({
    variants: versions,
    default: fc.constantFrom('v1', 'v2'),
    ...requests,
    circuitBreaker,
    vary: maybe(fc.boolean()),
  }),
});
const external = fc.record({
  kind: fc.constant('external' as const),
  props: fc.oneof(
    fc.record({
      tls: fc.constantFrom('originate', 'none'),
      ...requests,
      circuitBreaker,
      endpoints: maybe(fc.constant(['203.0.113.1'])),
    }),
    fc.record({
      tls: maybe(fc.constant('passthrough')),
      circuitBreaker: fc.constantFrom(undefined, { maxConnections: 9 }),
    }),
  ),
});
const parts = fc.array(fc.oneof(canary, abTest, external), { minLength: 1, maxLength: 4 });
const gateway = fc.constantFrom<object>(
  { hosts: ['api.example.com'], credentialName: 'api-tls' },
  { hosts: ['*.example.com'], credentialName: 'wildcard-tls', plainHttp: 'serve' },
  {
    hosts: {
      'api.example.com': { credentialName: 'api-tls', tls: 'MUTUAL' },
      'raw.example.com': { tls: 'PASSTHROUGH' },
    },
  },
  { hosts: ['api.example.com'], tlsTerminatedBefore: { redirect: { trustedProxies: 1 } } },
);

it('whatever is composed of these constructs, Istio accepts it and nothing in it is broken', () => {
  fc.assert(
    fc.property(parts, gateway, fc.boolean(), (parts, edge, strict) => {
      const app = new MeshApp();
      const chart = new MeshChart(app, 'shop', {
        namespace: 'shop',
        injection: true,
        ...(strict ? { mtls: 'STRICT' } : {}),
      });
      const gateway = new SecureGateway(chart, 'edge', edge as { hosts: ['api.example.com'] });
      parts.forEach((part, nth) => {
        const id = `${part.kind}-${nth}`;
        if (part.kind === 'external') {
          const api = new ExternalApi(chart, id, { host: `${id}.example.org`, ...part.props } as { host: string });
          if (part.props.tls === 'originate' || part.props.tls === 'none') {
            gateway.route({ host: 'api.example.com', path: `/${id}`, to: api });
          }
          return;
        }
        const service =
          part.kind === 'canary'
            ? new CanaryService<'v1' | 'v2'>(chart, id, { ...part.ports, ...part.props } as never)
            : new AbTestService<'v1' | 'v2'>(chart, id, { ...part.ports, ...part.props } as never);
        for (const { when, to } of part.pins) service.route({ when, to: to as 'v1' });
        gateway.route({ host: 'api.example.com', path: `/${id}`, to: service });
      });
      const errors = app.findings().filter(({ level }) => level === 'error');
      expect(errors.map(({ object, rule, message }) => `${object.kind} ${object.name}: ${message} [${rule}]`)).toEqual(
        [],
      );
    }),
    { numRuns: 50, seed: 7 },
  );
}, 60_000);
