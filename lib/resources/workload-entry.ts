import type { Construct } from 'constructs';
import type { WorkloadEntrySpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link WorkloadEntry}: Istio's WorkloadEntry with a reference for its service account, and `metadata`. */
export interface WorkloadEntryProps extends MeshObjectProps, WorkloadEntrySpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry' };

/**
 * One workload outside of Kubernetes, such as a virtual machine. Writes one `WorkloadEntry`. A ServiceEntry or a Service
 * with a matching selector counts it among its endpoints.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/
 *
 * @example
 * new WorkloadEntry(chart, 'machine-1', {
 *   address: '10.0.0.7',
 *   labels: { app: 'reports' },
 *   serviceAccount: ServiceAccount.fromName('reports', { namespace: 'shop' }),
 * });
 */
export class WorkloadEntry extends MeshObject<WorkloadEntryProps> {
  constructor(scope: Construct, id: string, props: WorkloadEntryProps) {
    super(scope, id, KIND, props);
  }
}
