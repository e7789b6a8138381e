import { type Labels, selects } from '../model/labels';
import { groupBy } from './indexed';
import type { Mesh } from './mesh';
import { podTemplateOf } from './pod-templates';
import type { Resource } from './resource';

/** Something that runs: a Pod, or the pods a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob or the like makes. */
export interface Workload {
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly serviceAccount: string;
  readonly resource: Resource;
  /** The pod spec. */
  readonly pod: PodLike;
}

/** The fields of a pod spec that matter to the mesh. */
export interface PodLike {
  readonly serviceAccountName?: string;
  readonly nodeName?: string;
  readonly hostNetwork?: boolean;
  readonly securityContext?: { readonly runAsUser?: number };
  readonly containers?: readonly ContainerLike[];
  readonly initContainers?: readonly ContainerLike[];
}

/** The fields of a container that matter to the mesh. */
export interface ContainerLike {
  readonly name?: string;
  readonly image?: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort?: number; readonly protocol?: string }[];
  readonly securityContext?: { readonly runAsUser?: number };
}

interface TemplateLike {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec?: PodLike;
}

const TEMPLATED = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const;

/** The workloads of a mesh, found by namespace and labels. */
export class Workloads {
  /** Every workload, in the order of the input by kind. */
  readonly all: readonly Workload[];
  readonly #byNamespace: ReadonlyMap<string, readonly Workload[]>;
  readonly #byNamespacedLabel: ReadonlyMap<string, readonly Workload[]>;
  #byLabel: ReadonlyMap<string, readonly Workload[]> | undefined;

  constructor(mesh: Mesh) {
    this.all = [...workloads(mesh)];
    this.#byNamespace = groupBy(this.all, (workload) => workload.namespace);
    this.#byNamespacedLabel = byLabel(this.all, (workload) => `${workload.namespace}/`);
  }

  /** The workloads of one namespace. */
  in(namespace: string): readonly Workload[] {
    return this.#byNamespace.get(namespace) ?? [];
  }

  /** The workloads a selector selects, in one namespace or (`undefined`) in all. */
  selected(selector: Labels, namespace?: string): readonly Workload[] {
    if (this.all.length === 0) return [];
    let among = namespace === undefined ? this.all : this.in(namespace);
    // The rarest label leaves the fewest candidates, so that ten thousand selectors do not mean ten thousand scans.
    const index = namespace === undefined ? this.#everywhere : this.#byNamespacedLabel;
    const scope = namespace === undefined ? '' : `${namespace}/`;
    for (const [key, value] of Object.entries(selector)) {
      const labelled = index.get(`${scope}${key}=${value}`) ?? [];
      if (labelled.length < among.length) among = labelled;
    }
    return among.filter((workload) => selects(selector, workload.labels));
  }

  get #everywhere(): ReadonlyMap<string, readonly Workload[]> {
    this.#byLabel ??= byLabel(this.all, () => '');
    return this.#byLabel;
  }
}

/** The workloads under each of their labels, `key=value` behind a scope. */
function byLabel(
  workloads: readonly Workload[],
  scopeOf: (workload: Workload) => string,
): ReadonlyMap<string, readonly Workload[]> {
  const index = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const scope = scopeOf(workload);
    for (const key of Object.keys(workload.labels)) {
      const label = `${scope}${key}=${workload.labels[key]}`;
      const same = index.get(label);
      if (same === undefined) index.set(label, [workload]);
      else same.push(workload);
    }
  }
  return index;
}

function* workloads(mesh: Mesh): Iterable<Workload> {
  for (const pod of mesh.of('Pod')) {
    yield workload(pod, { metadata: { labels: pod.labels, annotations: pod.annotations }, spec: pod.spec });
  }
  for (const kind of TEMPLATED) {
    for (const resource of mesh.of(kind)) yield workload(resource, resource.spec.template as TemplateLike);
  }
  for (const resource of mesh.resources) {
    const template = podTemplateOf<PodLike>(resource);
    if (template !== undefined) yield workload(resource, template);
  }
  for (const job of mesh.of('CronJob')) yield workload(job, job.spec.jobTemplate?.spec?.template as TemplateLike);
}

function workload(resource: Resource, template: TemplateLike | undefined): Workload {
  const pod = template?.spec ?? {};
  return {
    namespace: resource.namespace,
    labels: template?.metadata?.labels ?? {},
    annotations: template?.metadata?.annotations ?? {},
    serviceAccount: pod.serviceAccountName ?? 'default',
    resource,
    pod,
  };
}
