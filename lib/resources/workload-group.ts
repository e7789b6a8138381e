import type { Construct } from 'constructs';
import type { WorkloadGroupSpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link WorkloadGroup}: Istio's WorkloadGroup, and `metadata`. */
export interface WorkloadGroupProps extends MeshObjectProps, Omit<WorkloadGroupSpecProps, 'metadata'> {
  /**
   * Labels and annotations of the WorkloadEntries that are made from this group: Istio's `spec.metadata`. The group's own
   * are in `metadata`, as with every object.
   * @default - none
   */
  readonly entryMetadata?: WorkloadGroupSpecProps['metadata'];
}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadGroup' };

/**
 * What workloads outside of Kubernetes have in common: the template of the WorkloadEntries that are made when they
 * register themselves. Writes one `WorkloadGroup`.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/
 *
 * @example
 * new WorkloadGroup(chart, 'machines', {
 *   entryMetadata: { labels: { app: 'reports' } },
 *   template: { ports: { http: 8080 }, serviceAccount: new ServiceAccount(chart, 'reports') },
 *   probe: { httpGet: { port: 8080, path: '/health' } },
 * });
 */
export class WorkloadGroup extends MeshObject<WorkloadGroupProps> {
  constructor(scope: Construct, id: string, props: WorkloadGroupProps) {
    super(scope, id, KIND, props);
  }

  protected override body(): Readonly<Record<string, unknown>> {
    const { metadata: _, entryMetadata, ...spec } = this.given;
    return { spec: { ...spec, metadata: entryMetadata } };
  }
}
