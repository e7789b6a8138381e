import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { OnlyOneOf } from '../../imports/istio.generated';
import { describeValue } from '../model/in-words';
import { nameProblem } from '../model/name';
import { report } from '../model/problem';
import { type NamespaceValue, reference } from '../model/reference';
import type { ShapeOf } from '../model/shape';
import { unknownKeys } from '../model/unknown-keys';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/**
 * Whether new pods of a namespace get a sidecar: `enabled` and `disabled` write `istio-injection`; a revision (or a
 * revision tag) says which control plane injects it, and writes `istio.io/rev`.
 */
export type Injection = 'enabled' | 'disabled' | { readonly revision: string };

/** How the pods of a namespace join the mesh: by sidecars, or in ambient mode, but not both. */
export type MeshMembership =
  | {
      /** @default - neither label is written: Istio's own default, no injection */
      readonly injection?: Injection;
      readonly ambient?: OnlyOneOf<'injection' | 'ambient'>;
    }
  | {
      readonly injection?: OnlyOneOf<'injection' | 'ambient'>;
      /** `true` writes `istio.io/dataplane-mode: ambient`, `false` writes `none`. @default - the label is not written */
      readonly ambient: boolean;
    };

/** Props of {@link Namespace}: how its pods join the mesh, and `metadata`. */
export type NamespaceProps = MeshObjectProps & MeshMembership;

const NAMESPACE = {
  metadata: true,
  injection: { revision: true },
  ambient: true,
} satisfies ShapeOf<NamespaceProps>;

const KIND: MeshObjectKind = { apiVersion: 'v1', kind: 'Namespace', nameRule: 'label', clusterScoped: true };

/**
 * A Namespace and how its pods join the mesh. Writes one `Namespace`, with labels.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 * @see https://istio.io/latest/docs/ambient/usage/add-workloads/
 *
 * @example
 * new Namespace(chart, 'shop', { injection: { revision: 'stable' } });
 * new Namespace(chart, 'batch', { ambient: true });
 */
export class Namespace extends MeshObject {
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    const membership: NamespaceProps = Object(props);
    const { metadata, injection, ambient } = membership;
    const labels = { ...injectionLabels(injection), ...ambientLabels(ambient) };
    const labelled: ApiObjectMetadata = { ...metadata, labels: { ...labels, ...metadata?.labels } };
    super(scope, id, KIND, { metadata: labelled });
    for (const problem of [...unknownKeys(membership, NAMESPACE), ...membershipProblems(membership)])
      report(this, problem);
  }

  protected override body(): Readonly<Record<string, unknown>> {
    return {};
  }

  /** A Namespace that exists outside of this program. */
  static fromName(name: string): NamespaceValue {
    return reference('Namespace', { name });
  }

  /** What policies and matches take. */
  get namespaceReference(): NamespaceValue {
    return reference('Namespace', { name: this.name });
  }
}

function injectionLabels(injection: unknown): Readonly<Record<string, string>> {
  if (injection === 'enabled' || injection === 'disabled') return { 'istio-injection': injection };
  const revision = revisionOf(injection);
  return typeof revision === 'string' ? { 'istio.io/rev': revision } : {};
}

function ambientLabels(ambient: unknown): Readonly<Record<string, string>> {
  return ambient === undefined ? {} : { 'istio.io/dataplane-mode': ambient ? 'ambient' : 'none' };
}

function revisionOf(injection: unknown): unknown {
  return (injection as { readonly revision?: unknown } | null | undefined)?.revision;
}

/** What the types refuse already, for those who come past them. */
function membershipProblems({ injection, ambient }: NamespaceProps): string[] {
  const problems: string[] = [];
  if (injection !== undefined && ambient !== undefined) {
    problems.push('injection and ambient exclude each other: pods join the mesh by a sidecar or in ambient mode');
  }
  if (ambient !== undefined && typeof ambient !== 'boolean') {
    problems.push(`ambient is ${describeValue(ambient)}; it has to be true or false`);
  }
  if (injection === undefined || injection === 'enabled' || injection === 'disabled') return problems;
  const revision = revisionOf(injection);
  const problem = nameProblem(revision, 'label');
  if (typeof revision !== 'string') problems.push("injection is 'enabled', 'disabled' or { revision: 'stable' }");
  else if (problem !== undefined) problems.push(`injection.revision: ${problem}`);
  return problems;
}
