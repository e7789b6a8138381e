import type { Gateway } from '../mesh/gateway-workloads';
import { groupBy } from '../mesh/indexed';
import type { Mesh } from '../mesh/mesh';
import { formatLabels, selects } from '../model/labels';

/** A place in a Gateway that competes with others of the same key. */
export interface Claim {
  readonly gateway: Gateway;
  /** The server that makes it. */
  readonly server: number;
}

/**
 * Which Gateways claim the same thing of the same pods. Given all claims of one key, yields each claim with the other
 * Gateways whose claim meets it. Gateways with equal selectors are compared once, however many there are.
 */
export function* rivals(
  claims: readonly Claim[],
  meet: (a: Gateway, b: Gateway) => boolean,
): Iterable<readonly [claim: Claim, others: readonly Gateway[]]> {
  if (claims.length < 2) return;
  const bySelector = groupBy(claims, ({ gateway }) => formatLabels(gateway.spec.selector ?? {}));
  for (const own of bySelector.values()) {
    const meeting = [...bySelector.values()].filter(
      (others) => others === own || meet(own[0]!.gateway, others[0]!.gateway),
    );
    const gateways = [...new Set(meeting.flatMap((others) => others.map(({ gateway }) => gateway)))];
    for (const claim of own) {
      const others = gateways.length > 1 ? firstOthers(gateways, claim.gateway) : [];
      if (others.length > 0) yield [claim, others];
    }
  }
}

/** As many as a message names: enough to find the rest. */
const NAMED = 4;

function firstOthers(gateways: readonly Gateway[], own: Gateway): readonly Gateway[] {
  const others: Gateway[] = [];
  for (const gateway of gateways) {
    if (gateway !== own) others.push(gateway);
    if (others.length === NAMED) break;
  }
  return others;
}

/** Whether every pod of Gateway `b` is also a pod of Gateway `a`, whatever pods there are. */
export function includesPods(a: Gateway, b: Gateway): boolean {
  return selects(a.spec.selector ?? {}, b.spec.selector ?? {});
}

/** Whether two Gateways have pods in common: by their selectors, or because the input holds such a pod. */
export function sharePods(mesh: Mesh, a: Gateway, b: Gateway): boolean {
  if (includesPods(a, b) || includesPods(b, a)) return true;
  return mesh.workloads
    .selected({ ...a.spec.selector, ...b.spec.selector })
    .some(({ labels }) => selects(a.spec.selector ?? {}, labels) && selects(b.spec.selector ?? {}, labels));
}
