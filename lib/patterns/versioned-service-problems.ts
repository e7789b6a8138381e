import type { Labels } from '../model/labels';
import { nameProblem } from '../model/name';
import { isReference } from '../model/reference';
import { isControlled } from './controlled-split';
import { httpPorts, type ResolvedPort } from './ports';
import { requestSettingsProblems } from './request-settings-problems';
import type { VersionedServiceProps, VersionProps } from './versioned-service-props';

/** What is read of requests, and has no effect on connections that nobody reads. */
const OF_REQUESTS = ['timeout', 'retries', 'fault', 'mirror', 'stickyVersion'] as const;

/** What is wrong with a service in versions as a whole, as sentences. */
export function versionedServiceProblems(
  props: VersionedServiceProps,
  versions: ReadonlyMap<string, VersionProps>,
  ports: readonly ResolvedPort[],
): string[] {
  const problems = [...versions.keys()].flatMap((name) => nameProblem(name, 'label') ?? []);
  problems.push(...requestSettingsProblems(props));
  // The versions of a rollout begin with the same labels; its controller narrows them.
  if (!isControlled((props as { readonly split?: unknown }).split)) problems.push(...sharedPodProblems(versions));
  if (props.selector !== undefined && Object.keys(Object(props.selector)).length === 0) {
    problems.push(
      'has an empty selector, and a Service without one has no pods; leave it out, or name labels of the pods',
    );
  }
  if (versions.size === 0) problems.push('declares no version; without one there is nowhere to send a request');
  if (props.service !== undefined && !isReference(props.service.host))
    problems.push('has no Service for "service"; give a Service, or Service.fromName(…) for one that exists already');
  if (props.service !== undefined && props.override?.service !== undefined) {
    problems.push('overrides its Service, but "service" says that it exists already and none is written');
  }
  if (ports.length > 0 && httpPorts(ports).length === 0) {
    const said = OF_REQUESTS.filter((setting) => (props as Readonly<Record<string, unknown>>)[setting] !== undefined);
    if (said.length > 0) {
      problems.push(`has ${said.join(', ')}, which are about requests, but none of its ports speaks HTTP`);
    }
  }
  return problems;
}

/** A subset takes every pod that has its labels, those of another version that has them too included. */
function sharedPodProblems(versions: ReadonlyMap<string, VersionProps>): string[] {
  const labelled = [...versions].map(
    ([name, { labels = { version: name } }]) => [name, Object(labels) as Labels] as const,
  );
  return labelled.flatMap(([name, labels], index) =>
    labelled.flatMap(([other, others], place) => {
      const covers = Object.entries(labels).every(([key, value]) => others[key] === value);
      const isSaid = place < index && Object.keys(labels).length === Object.keys(others).length;
      if (place === index || !covers || isSaid) return [];
      return [
        `version "${name}" has no label that the pods of "${other}" lack, so that it would get these, too; give it one`,
      ];
    }),
  );
}
