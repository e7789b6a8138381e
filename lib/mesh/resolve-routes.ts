import { toFqdn } from '../model/host-name';
import { resolveGatewayName } from './gateways';
import type { HttpRule, TcpRule, TlsRule, VirtualServiceSpec } from './virtual-services';

/** The rules of one VirtualService. */
export interface Routes {
  readonly http: readonly HttpRule[];
  readonly tls: readonly TlsRule[];
  readonly tcp: readonly TcpRule[];
}

/** The rules of a VirtualService of `namespace` with every destination and every gateway of a match by its full name. */
export function resolveRoutes(spec: VirtualServiceSpec, namespace: string, domain: string): Routes {
  const destination = <D extends { readonly host: string }>(to: D): D => ({
    ...to,
    host: toFqdn(to.host, namespace, domain),
  });
  const routed = <R extends { readonly destination: { readonly host: string } }>(route: readonly R[] | undefined) =>
    route?.map((to) => (to.destination === undefined ? to : { ...to, destination: destination(to.destination) }));
  const matched = <M extends { readonly gateways?: readonly string[] }>(match: readonly M[] | undefined) =>
    match?.map((condition) =>
      condition.gateways === undefined
        ? condition
        : { ...condition, gateways: condition.gateways.map((gateway) => resolveGatewayName(gateway, namespace)) },
    );
  const layer4 = <R extends { readonly match?: unknown; readonly route?: unknown }>(rule: R): R => ({
    ...rule,
    match: matched(rule.match as readonly { gateways?: string[] }[] | undefined),
    route: routed(rule.route as readonly { destination: { host: string } }[] | undefined),
  });
  return {
    http: (spec.http ?? []).map(
      (rule) =>
        ({
          ...rule,
          ...(rule.match && { match: matched(rule.match) }),
          ...(rule.route && { route: routed(rule.route) }),
          ...(rule.mirror && { mirror: destination(rule.mirror) }),
          ...(rule.mirrors && { mirrors: routed(rule.mirrors) }),
        }) as HttpRule,
    ),
    tls: (spec.tls ?? []).map(layer4),
    tcp: (spec.tcp ?? []).map(layer4),
  };
}
