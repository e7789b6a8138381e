import type { Construct } from 'constructs';
import type { ProxyConfigSpec } from '../../imports/istio.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link ProxyConfig}: Istio's ProxyConfig, and `metadata`. */
export interface ProxyConfigProps extends MeshObjectProps, ProxyConfigSpec {}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1beta1', kind: 'ProxyConfig' };

/**
 * How the proxies of some workloads run: threads, environment, image. Writes one `ProxyConfig`. It takes effect when pods
 * start.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/proxy-config/
 *
 * @example
 * new ProxyConfig(chart, 'four-threads', {
 *   selector: { matchLabels: { app: 'reviews' } },
 *   concurrency: 4,
 * });
 */
export class ProxyConfig extends MeshObject<ProxyConfigProps> {
  constructor(scope: Construct, id: string, props: ProxyConfigProps = {}) {
    super(scope, id, KIND, props);
  }
}
