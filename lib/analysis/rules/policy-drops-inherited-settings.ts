import type { SpecByKind } from '../../mesh/kinds';
import type { TrafficPolicy } from '../../mesh/merge-destination-rules';
import { POLICY_SETTINGS, type PolicySettings } from '../../mesh/traffic-policies';
import type { Path } from '../../model/finding';
import type { Rule } from '../rule';

/** A narrower policy that loses what the wider one says. */
export const policyDropsInheritedSettings: Rule = {
  id: 'policy-drops-inherited-settings',
  level: 'warning',
  summary: "A port's or a subset's policy drops settings of the policy above it.",
  why: "Nothing is merged field by field. A port's policy replaces the whole policy above it; a subset's replaces each block it names. What is left out falls back to Istio's defaults: no limits, no ejection, automatic mTLS.",
  bad: dropExample('{ http: { http2MaxRequests: 10 } }'),
  good: dropExample('{ http: { http2MaxRequests: 10 }, tcp: { maxConnections: 100 } }'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const { path, lost, where } of losses(object.spec)) {
        yield {
          object,
          path,
          message: `${where} drops ${lost.join(', ')} of the policy above it`,
          help: `Repeat here what shall hold, or say the opposite: a policy for ${where.includes('port') ? 'a port' : 'a subset'} takes nothing over.`,
        };
      }
    }
  },
};

interface Loss {
  readonly path: Path;
  readonly lost: readonly string[];
  readonly where: string;
}

function* losses(spec: SpecByKind['DestinationRule']): Iterable<Loss> {
  const top = spec.trafficPolicy ?? {};
  yield* portLosses(top, top, ['spec', 'trafficPolicy'], '');
  for (const [index, { name, trafficPolicy }] of (spec.subsets ?? []).entries()) {
    if (trafficPolicy === undefined) continue;
    const path = ['spec', 'subsets', index, 'trafficPolicy'];
    const lost = POLICY_SETTINGS.flatMap((block) =>
      trafficPolicy[block] === undefined ? [] : missing(top[block], trafficPolicy[block], block),
    );
    if (lost.length > 0) yield { path, lost, where: `subset "${name}"` };
    yield* portLosses(trafficPolicy, { ...top, ...trafficPolicy }, path, `subset "${name}", `, top);
  }
}

/** `host` is the policy above a subset's: its entry for the port is what would hold without the subset's own. */
function* portLosses(
  policy: TrafficPolicy,
  settings: PolicySettings,
  path: Path,
  owner: string,
  host: TrafficPolicy = {},
): Iterable<Loss> {
  for (const [index, level] of (policy.portLevelSettings ?? []).entries()) {
    const hostLevel = host.portLevelSettings?.find(({ port }) => port?.number === level.port?.number);
    const above = hostLevel === undefined ? settings : { ...hostLevel, ...policy };
    const lost = POLICY_SETTINGS.filter((block) => above[block] !== undefined && level[block] === undefined);
    if (lost.length === 0) continue;
    yield { path: [...path, 'portLevelSettings', index], lost, where: `${owner}port ${level.port?.number}` };
  }
}

/** The fields of a block that a replacement leaves out, as paths; the way of balancing is meant to be another. */
function missing(above: object | undefined, own: object, at: string): string[] {
  if (above === undefined) return [];
  return Object.entries(above).flatMap(([field, value]) => {
    if (at === 'loadBalancer' && field !== 'localityLbSetting') return [];
    if (at === 'tls') return [];
    const replacement: unknown = Object.hasOwn(own, field) ? own[field as keyof typeof own] : undefined;
    if (replacement === undefined) return [`${at}.${field}`];
    const nested = isObject(value) && isObject(replacement) && at === 'connectionPool';
    return nested ? missing(value, replacement, `${at}.${field}`) : [];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function dropExample(pool: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } } }
  subsets:
  - name: v2
    labels: { version: v2 }
    trafficPolicy: { connectionPool: ${pool} }
`;
}
