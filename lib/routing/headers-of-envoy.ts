const ALL = `internal retry-on retry-grpc-on max-retries upstream-alt-stat-name upstream-rq-timeout-ms
upstream-rq-per-try-timeout-ms upstream-rq-timeout-alt-response hedge-on-per-try-timeout force-trace ip-tags original-url
expected-rq-timeout-ms retriable-status-codes retriable-header-names`;

const AT_GATEWAYS = `original-path original-host downstream-service-cluster downstream-service-node decorator-operation
external-address`;

const named = (words: string) => words.split(/\s/).map((word) => `x-envoy-${word}`);

/** What a sidecar takes off the requests of its workload, and a gateway off those of its clients: nobody else may ask for it. */
export const TAKEN_OFF: Readonly<Record<'sidecar' | 'gateway', ReadonlySet<string>>> = {
  sidecar: new Set([...named(ALL), 'x-forwarded-client-cert']),
  gateway: new Set([...named(ALL), ...named(AT_GATEWAYS)]),
};

/** Headers of which Envoy keeps one line, however many are sent; it looks at each line of any other by itself. */
export const ON_ONE_LINE: ReadonlySet<string> = new Set(
  `accept accept-encoding access-control-request-headers access-control-request-method authorization cache-control
content-type cookie grpc-accept-encoding grpc-timeout if-match if-modified-since if-none-match if-range if-unmodified-since
origin pragma referer te user-agent via x-client-trace-id x-envoy-attempt-count x-forwarded-client-cert x-forwarded-for
x-forwarded-host x-forwarded-port x-forwarded-proto x-request-id`.split(/\s/),
);
