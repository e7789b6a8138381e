import type { Labels } from '../model/labels';
import { groupOf, type Manifest } from '../model/manifest';
import { isMapping } from '../model/mapping';
import { withoutNulls } from './without-nulls';

/** One object of the mesh, with the parts everybody asks for at hand. */
export interface Resource<Spec = unknown> {
  readonly kind: string;
  /** The API group, `''` for core kinds. */
  readonly group: string;
  readonly apiVersion: string;
  /** The object's namespace; `default` where a namespaced object names none, `''` for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly spec: Spec;
  readonly manifest: Manifest;
  /** Position in the input; the order in which things are reported. */
  readonly index: number;
  /** Declared from outside (`assume`): others may refer to it, nothing is said about it. */
  readonly assumed: boolean;
}

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'Namespace',
  'Node',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
  'ClusterRole',
  'ClusterRoleBinding',
  'PersistentVolume',
  'StorageClass',
  'IngressClass',
  'GatewayClass',
]);

/** Whether objects of the kind belong to the cluster and to no namespace. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

const NONE: Labels = Object.freeze({});

function stringMap(value: unknown): Labels {
  return isMapping(value) ? (value as Labels) : NONE;
}

/** The groups of Kubernetes' own kinds, where `null` stands for nothing. */
const KUBERNETES_GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'networking.k8s.io']);

/** Reads the parts off a manifest. Metadata of the wrong shape counts as absent: the schema gate speaks of it. */
export function toResource(manifest: Manifest, index: number, assumed = false): Resource {
  const group = groupOf(manifest.apiVersion);
  const metadata: Manifest['metadata'] = stringMap(manifest.metadata);
  const namespace =
    typeof metadata.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : 'default';
  return {
    kind: manifest.kind,
    group,
    apiVersion: manifest.apiVersion,
    namespace: isClusterScoped(manifest.kind) ? '' : namespace,
    name: typeof metadata.name === 'string' ? metadata.name : '',
    labels: stringMap(metadata.labels),
    annotations: stringMap(metadata.annotations),
    spec: (KUBERNETES_GROUPS.has(group) ? withoutNulls(manifest.spec) : manifest.spec) ?? {},
    manifest,
    index,
    assumed,
  };
}
