import { nameProblem } from '../model/name';
import { isReference } from '../model/reference';
import { httpPorts, type ResolvedPort } from './ports';
import { requestSettingsProblems } from './request-settings-problems';
import type { VersionedServiceProps } from './versioned-service-props';

/** What is read of requests, and has no effect on connections that nobody reads. */
const OF_REQUESTS = ['timeout', 'retries', 'fault', 'mirror', 'stickyVersion'] as const;

/** What is wrong with a service in versions as a whole, as sentences. */
export function versionedServiceProblems(
  props: VersionedServiceProps,
  versions: readonly string[],
  ports: readonly ResolvedPort[],
): string[] {
  const problems = versions.flatMap((name) => nameProblem(name, 'label') ?? []);
  problems.push(...requestSettingsProblems(props));
  if (versions.length === 0) problems.push('declares no version; without one there is nowhere to send a request');
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
