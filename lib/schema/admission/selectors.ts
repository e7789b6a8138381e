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

/**
 * Checks the selector of a Sidecar, ServiceEntry or EnvoyFilter, whose labels are called `labels`, and says whether the
 * rest is looked at: as istiod, it goes no further where the selector is wrong.
 */
export function checkWorkloadSelector(selector: WorkloadLabelSelector | undefined, at: Place): boolean {
  return checkSelector(selector?.labels, selector, at);
}

/** Checks the labels of a selector, which select workloads by equality alone, and says whether they are right. */
export function checkSelector(
  labels: Readonly<Record<string, string>> | undefined,
  selector: object | undefined,
  at: Place,
): boolean {
  if (selector === undefined) return true;
  const keys = Object.keys(labels ?? {});
  if (keys.length === 0) {
    at.warn(
      'selector-without-labels',
      'The selector has no labels and selects every workload.',
      'Leave the selector out to mean every workload, or add labels.',
    );
  }
  const wrong = keys.map((key) => labelProblem(key, labels![key]!)).filter((problem) => problem !== undefined);
  for (const problem of wrong) at.error(problem);
  return wrong.length === 0;
}

function labelProblem(key: string, value: string): string | undefined {
  if (key === '') return 'A label of the selector has an empty key.';
  if (!key.includes('*') && !value.includes('*')) return undefined;
  return `The selector has ${quote(`${key}=${value}`)}, and labels are compared as they are: a wildcard matches nothing.`;
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
