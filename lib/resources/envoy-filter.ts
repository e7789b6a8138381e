import type { Construct } from 'constructs';
import type { EnvoyFilterSpecProps } from '../../imports/istio-props.generated';
import { report } from '../model/problem';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link EnvoyFilter}: Istio's EnvoyFilter with references, and `metadata`. */
export interface EnvoyFilterProps extends MeshObjectProps, Omit<EnvoyFilterSpecProps, 'priority'> {
  /**
   * When this filter is applied: lower first, and filters of the same namespace and priority by their age in the cluster,
   * so that the same manifests give different proxies in different clusters. Say a number, or why the order does not
   * matter; then no priority is written. The reason is for the reader of the program.
   */
  readonly priority: number | { readonly unordered: string };
}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter' };

/**
 * The way out: changes the configuration of Envoy itself. Writes one `EnvoyFilter`. Nothing checks what `patch.value`
 * holds, and it may break with any release of Istio; `null` in it is written.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/
 *
 * @example
 * new EnvoyFilter(chart, 'no-server-header', {
 *   priority: 10,
 *   workloadSelector: { labels: { istio: 'ingressgateway' } },
 *   configPatches: [{
 *     applyTo: 'NETWORK_FILTER',
 *     match: {
 *       context: 'GATEWAY',
 *       listener: { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager' } } },
 *     },
 *     patch: {
 *       operation: 'MERGE',
 *       value: {
 *         typed_config: {
 *           '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
 *           server_header_transformation: 'PASS_THROUGH',
 *         },
 *       },
 *     },
 *   }],
 * });
 */
export class EnvoyFilter extends MeshObject<EnvoyFilterProps> {
  constructor(scope: Construct, id: string, props: EnvoyFilterProps) {
    super(scope, id, KIND, props);
    if (!saysItsOrder(this.given.priority)) {
      report(this, "priority is missing: give a number, or { unordered: 'why the order does not matter' }");
    }
  }

  protected override body(): Readonly<Record<string, unknown>> {
    const { metadata: _, priority, ...spec } = this.given;
    return { spec: typeof priority === 'number' ? { ...spec, priority } : spec };
  }
}

function saysItsOrder(priority: unknown): boolean {
  if (typeof priority === 'number') return true;
  const reason = (priority as { readonly unordered?: unknown } | null | undefined)?.unordered;
  return typeof reason === 'string' && reason.trim() !== '';
}
