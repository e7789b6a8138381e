import type { Construct } from 'constructs';
import type { WasmPluginSpecProps } from '../../imports/istio-props.generated';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** Props of {@link WasmPlugin}: Istio's WasmPlugin with references for targets and the pull secret, and `metadata`. */
export interface WasmPluginProps extends MeshObjectProps, WasmPluginSpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'WasmPlugin' };

/**
 * A WebAssembly plugin in the proxies. Writes one `WasmPlugin`; `null` in `pluginConfig` is written.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/
 *
 * @example
 * new WasmPlugin(chart, 'basic-auth', {
 *   selector: { matchLabels: { istio: 'ingressgateway' } },
 *   url: 'oci://registry.example.com/basic-auth:1.12',
 *   phase: 'AUTHN',
 *   imagePullSecret: Secret.fromName('registry'),
 *   pluginConfig: { realm: 'shop' },
 * });
 */
export class WasmPlugin extends MeshObject<WasmPluginProps> {
  constructor(scope: Construct, id: string, props: WasmPluginProps) {
    super(scope, id, KIND, props);
  }
}
