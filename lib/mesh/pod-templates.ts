import { isMapping, type Mapping } from '../model/mapping';
import { isKubernetesOrIstio } from './kinds';
import type { Resource } from './resource';

/** What pods are made from. */
export interface PodTemplate<Pod> {
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Pod;
}

/**
 * The template in an object of a kind that nobody here knows (an Argo Rollout, a ReplicationController, a CloneSet): one that
 * selects pods and makes them, as Deployments do. Kinds that select none (Knative's Service) give pods labels of their own.
 * No schema was asked about these objects, so what is not of the form of a template is none.
 */
export function podTemplateOf<Pod>({ group, kind, spec }: Resource): PodTemplate<Pod> | undefined {
  if (isKubernetesOrIstio(group) && kind !== 'ReplicationController') return undefined;
  if (!isMapping(spec) || !isMapping(spec['selector'])) return undefined;
  const { template } = spec;
  return isMapping(template) && isTexts(read(template, 'metadata', 'labels')) && isPodLike(template)
    ? (template as unknown as PodTemplate<Pod>)
    : undefined;
}

function isPodLike(template: Mapping): boolean {
  const annotations = read(template, 'metadata', 'annotations');
  const account = read(template, 'spec', 'serviceAccountName');
  const containers = read(template, 'spec', 'containers');
  const others = read(template, 'spec', 'initContainers');
  const security = read(template, 'spec', 'securityContext');
  return (
    (annotations === undefined || isTexts(annotations)) &&
    (account === undefined || typeof account === 'string') &&
    (security === undefined || isMapping(security)) &&
    isContainers(containers) &&
    (others === undefined || isContainers(others))
  );
}

function isContainers(value: unknown): boolean {
  return Array.isArray(value) && value.every((container) => isMapping(container) && isContainer(container));
}

function isContainer({ image, ports, securityContext }: Mapping): boolean {
  return (
    (image === undefined || typeof image === 'string') &&
    (ports === undefined || (Array.isArray(ports) && ports.every(isMapping))) &&
    (securityContext === undefined || isMapping(securityContext))
  );
}

function isTexts(value: unknown): boolean {
  return isMapping(value) && Object.values(value).every((text) => typeof text === 'string');
}

function read(value: Mapping, first: string, second: string): unknown {
  const inner = value[first];
  return isMapping(inner) ? inner[second] : undefined;
}
