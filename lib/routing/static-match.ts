import type { HttpMatch } from '../mesh/virtual-services';
import { formatLabels, selects } from '../model/labels';
import type { ProxyNode } from './proxy';

/**
 * Why Istio leaves a match out of a proxy's routes altogether, or `undefined` when it does not. `gateways` of a match,
 * when given, are all that counts: `sourceLabels` and `sourceNamespace` beside them are ignored.
 */
export function passedOver(
  match: HttpMatch | undefined,
  { proxy, port, gateway }: { readonly proxy: ProxyNode; readonly port: number; readonly gateway: string },
): string | undefined {
  if (match === undefined) return undefined;
  if (match.port && match.port !== port) return `it is for port ${match.port}`;
  if (match.gateways !== undefined && match.gateways.length > 0) {
    return match.gateways.includes(gateway)
      ? undefined
      : `it is for ${match.gateways.join(', ')} and not for ${gateway}`;
  }
  if (!selects(match.sourceLabels ?? {}, proxy.labels)) {
    return `it is for clients labelled ${formatLabels(match.sourceLabels ?? {})}`;
  }
  if (match.sourceNamespace && match.sourceNamespace !== proxy.namespace) {
    return `it is for clients of namespace ${match.sourceNamespace}`;
  }
  return undefined;
}
