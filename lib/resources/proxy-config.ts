import type { Construct } from 'constructs';
import type { ProxyConfigSpec } from '../../imports/istio.generated';
import { MeshObject, type MeshObjectProps } from './mesh-object';

/** Props of {@link ProxyConfig}: Istio's ProxyConfig, and `metadata`. */
export interface ProxyConfigProps extends MeshObjectProps, ProxyConfigSpec {}

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
export class ProxyConfig extends MeshObject {
  constructor(scope: Construct, id: string, props: ProxyConfigProps = {}) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1beta1', kind: 'ProxyConfig' }, props.metadata, () => {
      const { metadata: _, ...spec } = props;
      return { spec };
    });
  }
}
