import type { Construct } from 'constructs';
import type { TrafficExtensionSpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link TrafficExtension}: Istio's TrafficExtension with references for targets and the pull secret, and `metadata`. */
export type TrafficExtensionProps = MeshObjectProps & TrafficExtensionSpecProps;

const KIND: MeshObjectKind = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension' };

/**
 * A WebAssembly plugin or a Lua script in the proxies. Writes one `TrafficExtension`, a kind that came with Istio 1.30;
 * `null` in `wasm.pluginConfig` is written.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/
 *
 * @example
 * new TrafficExtension(chart, 'tag', {
 *   targetRefs: [Target.gateway('waypoint')],
 *   lua: { inlineCode: 'function envoy_on_response(h) h:headers():add("x-shop", "1") end' },
 * });
 */
export class TrafficExtension extends MeshObject<TrafficExtensionProps> {
  constructor(scope: Construct, id: string, props: TrafficExtensionProps) {
    super(scope, id, KIND, props);
  }
}
