import { indexed } from '../mesh/indexed';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { Path } from '../model/finding';
import { ISTIO_ANNOTATIONS, type IstioAnnotation } from './istio-annotations';

/** One of Istio's annotations where it stands. */
export interface AnnotationUse {
  readonly object: Resource;
  readonly path: Path;
  /** The kind it stands on: that of the object, or `Pod` in a pod template. */
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  /** What Istio says of it, or `undefined` when it knows none of that name. */
  readonly definition: IstioAnnotation | undefined;
  /** The labels beside it. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What Istio writes itself. */
const WRITTEN_BY_ISTIO: ReadonlySet<string> = new Set([
  'sidecar.istio.io/status',
  'gateway.istio.io/controller-version',
  'istio.io/rev',
]);

/** The annotations of this library, whose domain ends like Istio's. */
const OWN_DOMAIN = 'cdk8s-istio.io';

/** Whether an annotation is Istio's by its domain, known or not. */
function isIstios(name: string): boolean {
  if (name === 'kubernetes.io/ingress.class') return true;
  const domain = name.split('/', 1)[0] ?? '';
  return (domain === 'istio.io' || domain.endsWith('.istio.io')) && domain !== OWN_DOMAIN;
}

/** Istio's annotations on Namespaces, Services and Deployments, and on pods and the templates that pods are made of. */
export const annotationUses: (mesh: Mesh) => readonly AnnotationUse[] = indexed((mesh) => {
  const uses: AnnotationUse[] = [];
  for (const kind of ['Namespace', 'Service', 'Deployment'] as const) {
    for (const object of mesh.of(kind)) collect(uses, object, ['metadata'], kind, object.annotations, object.labels);
  }
  for (const { resource, annotations, labels } of mesh.workloads.all) {
    const inTemplate: Path = ['spec', 'template', 'metadata'];
    const inCronJob: Path = ['spec', 'jobTemplate', ...inTemplate];
    const path = resource.kind === 'Pod' ? ['metadata'] : resource.kind === 'CronJob' ? inCronJob : inTemplate;
    collect(uses, resource, path, 'Pod', annotations, labels);
  }
  return uses;
});

function collect(
  uses: AnnotationUse[],
  object: Resource,
  path: Path,
  kind: string,
  annotations: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(annotations)) {
    if (!isIstios(name) || WRITTEN_BY_ISTIO.has(name)) continue;
    const definition = ISTIO_ANNOTATIONS.get(name);
    uses.push({ object, path: [...path, 'annotations', name], kind, name, value, definition, labels });
  }
}

/** Whether an annotation may stand where it does. */
export function isPlaced({ kind, definition }: AnnotationUse): boolean {
  return definition === undefined || definition.kinds.includes('Any') || definition.kinds.includes(kind);
}
