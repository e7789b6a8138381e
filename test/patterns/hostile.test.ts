import { AbTestService, CanaryService, ExternalApi, MeshApp, MeshChart, SecureGateway, SynthError } from 'cdk8s-istio';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    0.5,
    '',
    'UPPER',
    'x'.repeat(300),
    [],
    [null],
    {},
    true,
  ),
  fc.constantFrom<unknown>(
    '__proto__',
    { constructor: 1 },
    { v1: null },
    { v1: 'v1' },
    { '': {} },
    () => 1,
    Symbol('s'),
    1n,
  ),
  fc.anything(),
);

/** Props of which one is replaced by something the types would never let through. */
function spoilt<T extends object>(props: T): fc.Arbitrary<T> {
  return fc.tuple(fc.constantFrom(...Object.keys(props)), junk).map(([key, value]) => ({ ...props, [key]: value }));
}

/** Synth either says what is wrong or writes; it never fails in a way that speaks of our own code. */
function isAnswered(define: (shop: MeshChart) => void): void {
  const app = new MeshApp({ checks: false });
  try {
    define(new MeshChart(app, 'shop', { namespace: 'shop' }));
    app.synthYaml();
  } catch (error) {
    if (!(error instanceof SynthError)) throw error;
    expect(error.problems.filter((text) => /undefined \(reading|is not a function|not iterable/.test(text))).toEqual(
      [],
    );
  }
}

const settings = {
  timeout: '1s',
  retries: { attempts: 1 },
  circuitBreaker: { maxConnections: 1 },
  fault: { abort: { percent: 1, httpStatus: 500 } },
  override: {},
} as const;
const versioned = {
  ...settings,
  port: 80,
  ports: undefined,
  service: undefined,
  selector: {},
  loadBalancer: undefined,
};
const canary = {
  ...versioned,
  versions: { v1: {}, v2: {} },
  split: { v1: 100 },
  affinity: undefined,
  stickyVersion: undefined,
  mirror: undefined,
};
const pin = { when: { headers: { a: '1' } }, to: 'v1' };
const when = {
  headers: undefined,
  withoutHeaders: undefined,
  cookie: undefined,
  method: undefined,
  query: undefined,
  path: undefined,
  source: undefined,
};
const gateway = {
  hosts: ['api.example.com'],
  credentialName: 'tls',
  tls: undefined,
  minProtocolVersion: undefined,
  cipherSuites: undefined,
  plainHttp: undefined,
  tlsTerminatedBefore: undefined,
  ingress: undefined,
  ports: undefined,
  override: undefined,
};
const route = {
  host: 'api.example.com',
  path: '/api',
  when: undefined,
  to: undefined,
  rewrite: undefined,
  redirect: undefined,
  directResponse: undefined,
  headers: undefined,
  cors: undefined,
  timeout: undefined,
  retries: undefined,
};
const external = {
  ...settings,
  host: 'a.example.com',
  tls: 'originate',
  protocol: undefined,
  port: undefined,
  tlsPort: undefined,
  addresses: undefined,
  endpoints: undefined,
  exportTo: undefined,
  caCertificates: undefined,
  clientCertificate: undefined,
};

it('takes no props and no route for something to stumble over', () => {
  isAnswered((shop) => void new CanaryService(shop, 'x', null as never));
  isAnswered((shop) => void new AbTestService(shop, 'x', undefined as never));
  isAnswered((shop) => void new ExternalApi(shop, 'x', null as never));
  isAnswered((shop) => void new SecureGateway(shop, 'x', undefined as never).route(null as never));
  isAnswered((shop) => void new CanaryService(shop, 'x', canary as never).route(undefined as never));
});

const cases: Record<string, fc.Arbitrary<(shop: MeshChart) => void>> = {
  'the props of a CanaryService': spoilt(canary).map(
    (props) => (shop) => void new CanaryService(shop, 'x', props as never),
  ),
  'the props of an AbTestService': spoilt({ ...versioned, variants: { a: {} }, default: 'a', vary: true }).map(
    (props) => (shop) => void new AbTestService(shop, 'x', props as never),
  ),
  'a pin': fc
    .oneof(
      spoilt(pin),
      spoilt(when).map((when) => ({ when, to: 'v1' })),
    )
    .map((pin) => (shop) => void new CanaryService(shop, 'x', canary as never).route(pin as never)),
  'the props of an ExternalApi': spoilt(external).map(
    (props) => (shop) => void new ExternalApi(shop, 'x', props as never),
  ),
  'the props of a SecureGateway': spoilt(gateway).map(
    (props) => (shop) => void new SecureGateway(shop, 'x', props as never),
  ),
  'a route of a gateway': spoilt(route).map((route) => (shop) => {
    const to = new CanaryService(shop, 'products', canary as never);
    new SecureGateway(shop, 'x', gateway as never).route({ ...route, to: route.to ?? to } as never);
  }),
};

it.each(Object.entries(cases))('whatever is smuggled into %s is written or refused in words', (_, defined) => {
  fc.assert(fc.property(defined, isAnswered), { numRuns: 300, seed: 3 });
});
