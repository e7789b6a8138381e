import type { AuthorizationPolicySpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { quote } from '../structure/describe';
import type { Place } from './place';

const DRY_RUN = 'istio.io/dry-run';
const RESERVED = [
  'internal.istio.io/webhook-always-reject',
  'internal.istio.io/parent-namespace',
  'internal.istio.io/parents',
];
/** What Go reads as a truth value. */
const TRUTH: ReadonlySet<string> = new Set([
  '1',
  't',
  'T',
  'TRUE',
  'true',
  'True',
  '0',
  'f',
  'F',
  'FALSE',
  'false',
  'False',
]);

/**
 * Checks the annotations that mean something to istiod itself, and says whether the rest is looked at: as istiod, it
 * goes no further where one of them is wrong.
 */
export function checkReservedMetadata(resource: Resource, object: Place): boolean {
  const { annotations } = resource;
  const at = object.at('metadata').at('annotations');
  for (const name of RESERVED) {
    if (!Object.hasOwn(annotations, name)) continue;
    at.at(name).error(
      `${name} is set by Istio alone; it refuses an object that comes with it.`,
      'Remove the annotation.',
    );
    return false;
  }
  if (!Object.hasOwn(annotations, DRY_RUN)) return true;
  const problem = dryRunProblem(resource, annotations[DRY_RUN]!);
  at.at(DRY_RUN).errorIf(problem, 'Remove the annotation.');
  return problem === undefined;
}

function dryRunProblem({ kind, spec }: Resource, value: string): string | undefined {
  if (kind !== 'AuthorizationPolicy')
    return `Only an AuthorizationPolicy can be tried out with ${DRY_RUN}; a ${kind} always takes effect.`;
  const { action = 'ALLOW' } = spec as AuthorizationPolicySpec;
  if (action !== 'ALLOW' && action !== 'DENY')
    return `Only ALLOW and DENY can be tried out with ${DRY_RUN}, and the action is ${action}.`;
  return TRUTH.has(value) ? undefined : `${quote(value)} is neither true nor false.`;
}
