import { asksHttp, authorizationRules, operationsOf } from '../mesh/authorization-rules';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { Path } from '../model/finding';
import type { Labels } from '../model/labels';

/** The parts that policies have in common. */
export interface TargetingSpec {
  readonly selector?: { readonly matchLabels?: Labels };
  readonly targetRef?: TargetRef;
  readonly targetRefs?: readonly TargetRef[];
}

/** What a policy is bound to. */
export interface TargetRef {
  readonly kind: string;
  readonly name: string;
  readonly group?: string;
}

/** What a policy is bound to, each with its place. */
export function targetsOf({ targetRef, targetRefs = [] }: TargetingSpec): readonly (readonly [TargetRef, Path])[] {
  const single = targetRef === undefined ? [] : [[targetRef, ['spec', 'targetRef']] as const];
  return [...single, ...targetRefs.map((target, index) => [target, ['spec', 'targetRefs', index]] as const)];
}

/** A policy that only a proxy which reads requests can carry out. */
export interface Layer7Policy {
  readonly object: Resource<TargetingSpec>;
  /** How messages call it. */
  readonly what: string;
}

/** Every policy on requests: AuthorizationPolicies that ask for parts of one, and the kinds that are about nothing else. */
export function* layer7Policies(mesh: Mesh): Iterable<Layer7Policy> {
  const told = new Set<Resource>();
  for (const placed of authorizationRules(mesh)) {
    if (told.has(placed.policy) || !operationsOf(placed).some(([operation]) => asksHttp(placed, operation))) continue;
    told.add(placed.policy);
    yield { object: placed.policy, what: 'AuthorizationPolicy on requests' };
  }
  for (const kind of ['RequestAuthentication', 'WasmPlugin', 'Telemetry'] as const) {
    for (const object of mesh.of(kind)) yield { object, what: kind };
  }
}
