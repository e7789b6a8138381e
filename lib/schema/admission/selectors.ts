import type { PolicyTargetReference, WorkloadLabelSelector, WorkloadSelector } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import type { Place } from './place';

const TARGETS: ReadonlySet<string> = new Set([
  'core/Service',
  'networking.istio.io/ServiceEntry',
  'gateway.networking.k8s.io/Gateway',
  'gateway.networking.k8s.io/GatewayClass',
]);

/** A spec that says which workloads it is for in one of three ways. */
export interface Selecting {
  readonly selector?: WorkloadSelector;
  readonly targetRef?: PolicyTargetReference;
  readonly targetRefs?: readonly PolicyTargetReference[];
}

/** Checks what a policy applies to: a selector or references, not both. */
export function checkTargets({ selector, targetRef, targetRefs }: Selecting, spec: Place): void {
  const ways = [selector, targetRef, targetRefs?.length ? targetRefs : undefined].filter((way) => way !== undefined);
  if (ways.length > 1)
    spec.error(
      'selector, targetRef and targetRefs exclude each other: it is not clear what the policy is for.',
      'Keep one of them.',
    );
  checkSelector(selector?.matchLabels, selector, spec.at('selector'));
  if (targetRef !== undefined) checkTarget(targetRef, spec.at('targetRef'));
  targetRefs?.forEach((target, index) => {
    checkTarget(target, spec.at('targetRefs').at(index));
  });
}

/** Checks the selector of a Sidecar, ServiceEntry or EnvoyFilter, whose labels are called `labels`. */
export function checkWorkloadSelector(selector: WorkloadLabelSelector | undefined, at: Place): void {
  checkSelector(selector?.labels, selector, at);
}

/** Checks the labels of a selector, which select workloads by equality alone. */
export function checkSelector(
  labels: Readonly<Record<string, string>> | undefined,
  selector: object | undefined,
  at: Place,
): void {
  if (selector === undefined) return;
  const keys = Object.keys(labels ?? {});
  if (keys.length === 0)
    at.warn(
      'selector-without-labels',
      'The selector has no labels and selects every workload.',
      'Leave the selector out to mean every workload, or add labels.',
    );
  for (const key of keys) {
    if (key === '') at.error('A label of the selector has an empty key.');
    if (!key.includes('*') && !labels![key]!.includes('*')) continue;
    at.error(
      `The selector has ${quote(`${key}=${labels![key]}`)}, and labels are compared as they are: a wildcard matches nothing.`,
    );
  }
}

function checkTarget({ name, namespace, group, kind }: PolicyTargetReference, at: Place): void {
  if (!name) at.at('name').error('The reference names no object.');
  if (namespace)
    at.at('namespace').error(
      'A reference goes to the same namespace only, and Istio refuses another.',
      'Leave namespace out.',
    );
  if (TARGETS.has(`${group || 'core'}/${kind}`)) return;
  at.error(
    `A policy cannot be attached to ${group ? `${group}/` : ''}${kind}.`,
    'It attaches to a Gateway or GatewayClass (group gateway.networking.k8s.io), a Service (group "") or a ServiceEntry (group networking.istio.io).',
  );
}
