import type { DestinationRuleSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { checkSubsetName } from './destination';
import { wildcardHostProblem } from './dns';
import { checkExportTo } from './export-to';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkSelector } from './selectors';
import { checkTrafficPolicy } from './traffic-policy';

/** What istiod's webhook asks of a DestinationRule. */
export function admitDestinationRule({ namespace, spec }: Resource<DestinationRuleSpec>, object: Place): void {
  const at = object.at('spec');
  at.at('host').errorIf(wildcardHostProblem(spec.host ?? ''));
  checkTrafficPolicy(spec.trafficPolicy, namespace, at.at('trafficPolicy'));
  const subsets = at.at('subsets').errorsOnly();
  const names = new Map<string, number>();
  spec.subsets?.forEach(({ name, labels, trafficPolicy }, index) => {
    const place = subsets.at(index);
    const before = names.get(name);
    if (before !== undefined)
      place
        .at('name')
        .error(
          `Subset ${before} is named "${name}" already, and routes could mean either.`,
          'Give each subset a name of its own.',
        );
    else names.set(name, index);
    checkSubsetName(name, place.at('name'));
    checkLabels(labels, place.at('labels'));
    checkTrafficPolicy(trafficPolicy, namespace, place.at('trafficPolicy'));
  });
  const selecting = spec.workloadSelector !== undefined;
  checkExportTo(spec.exportTo, namespace, at, { selecting });
  checkSelector(spec.workloadSelector?.matchLabels, spec.workloadSelector, at.at('workloadSelector'));
}
