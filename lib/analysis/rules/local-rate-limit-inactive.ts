import { toMillis } from '../../model/duration';
import type { Rule } from '../rule';

/** A rate limit that limits nothing. */
export const localRateLimitInactive: Rule = {
  id: 'local-rate-limit-inactive',
  level: 'warning',
  summary: 'A local rate limit in an EnvoyFilter is not enabled or not enforced.',
  why: "Envoy's `filter_enabled` and `filter_enforced` are 0 % where they are not set. The filter is there, counts at best, and lets every request through.",
  bad: limitExample(''),
  good: limitExample(`
          filter_enabled: { default_value: { numerator: 100, denominator: HUNDRED } }
          filter_enforced: { default_value: { numerator: 100, denominator: HUNDRED } }`),
  *check(mesh) {
    for (const object of mesh.of('EnvoyFilter')) {
      for (const [index, { patch }] of (object.spec.configPatches ?? []).entries()) {
        const config = record(record(patch?.value)?.typed_config);
        const settings = record(config?.value) ?? config;
        const type = `${config?.type_url ?? ''} ${config?.['@type'] ?? ''}`;
        if (settings?.token_bucket === undefined || !type.includes('http.local_ratelimit')) continue;
        const path = ['spec', 'configPatches', index, 'patch', 'value', 'typed_config'];
        const unset = ['filter_enabled', 'filter_enforced'].filter((field) => settings[field] === undefined);
        if (unset.length > 0) {
          yield {
            object,
            path,
            message: `no request is limited: ${unset.join(' and ')} ${unset.length === 1 ? 'is' : 'are'} not set, which means 0 %`,
            help: 'Set both: { default_value: { numerator: 100, denominator: HUNDRED } }.',
          };
        }
        const interval = record(settings.token_bucket)?.fill_interval;
        if (typeof interval === 'string' && (toMillis(interval) ?? 50) < 50) {
          yield {
            object,
            path,
            message: `Envoy refuses this filter: a token bucket's fill_interval is at least 50ms, not ${interval}`,
            help: 'Write 50ms or more, and more tokens_per_fill.',
          };
        }
      }
    }
  },
};

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function limitExample(enabled: string): string {
  return `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: limit, namespace: shop }
spec:
  priority: 10
  workloadSelector: { labels: { app: products } }
  configPatches:
  - applyTo: HTTP_FILTER
    match:
      context: SIDECAR_INBOUND
      listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager } } }
    patch:
      operation: INSERT_BEFORE
      value:
        name: envoy.filters.http.local_ratelimit
        typed_config:
          '@type': type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
          stat_prefix: limit
          token_bucket: { max_tokens: 5, tokens_per_fill: 5, fill_interval: 60s }${enabled}
`;
}
