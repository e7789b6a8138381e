import type { Construct } from 'constructs';
import type { TelemetrySpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link Telemetry}: Istio's Telemetry with references for targets, and `metadata`. */
export interface TelemetryProps extends MeshObjectProps, TelemetrySpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry' };

/**
 * Which metrics, access logs and traces workloads give. Writes one `Telemetry`.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/
 *
 * @example
 * new Telemetry(chart, 'errors', {
 *   accessLogging: [{ providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 500' } }],
 * });
 */
export class Telemetry extends MeshObject<TelemetryProps> {
  constructor(scope: Construct, id: string, props: TelemetryProps = {}) {
    super(scope, id, KIND, props);
  }
}
