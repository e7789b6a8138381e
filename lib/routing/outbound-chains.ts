import { MESH_GATEWAY } from '../mesh/gateways';
import type { EffectiveVirtualService } from '../mesh/virtual-services';
import { hostsOverlap } from '../model/host-name';
import { type Labels, selects } from '../model/labels';
import { isTls, type Protocol } from '../model/protocol';
import { clusterOf, type DestinationSpec } from './compile-forward';
import { shortNames } from './host-domains';
import type { ChainTarget, FilterChain, Layer4Target } from './listener';
import type { ProxyNode } from './proxy';
import type { Scope } from './scope';
import { ANY_ADDRESS, type Service } from './service';

/** A port of a service at a sidecar's listener. */
export interface OutboundPort {
  readonly service: Service;
  readonly number: number;
  readonly protocol: Protocol | undefined;
  /** The address the listener stands for. */
  readonly bind: string;
  /** Ranges that stand in for an address. */
  readonly cidrs: readonly string[];
}

/** What the chains of a sidecar are made from. */
export interface OutboundContext {
  readonly proxy: ProxyNode;
  readonly scope: Scope;
  readonly virtualServices: readonly EffectiveVirtualService[];
  readonly domain: string;
}

/** A condition of a TLS or TCP rule. */
interface Layer4Match {
  readonly port?: number;
  readonly gateways?: readonly string[];
  readonly sourceLabels?: Labels;
  readonly sourceNamespace?: string;
  readonly destinationSubnets?: readonly string[];
  readonly sniHosts?: readonly string[];
}

/** The filter chains for a port on which Istio does not read requests. */
export function layer4Chains(port: OutboundPort, context: OutboundContext): readonly FilterChain[] {
  const own = context.virtualServices.filter(({ hosts }) =>
    hosts.some((host) => hostsOverlap(host, port.service.host)),
  );
  return isTls(port.protocol) ? tlsChains(port, own, context) : tcpChains(port, own, context);
}

/** Where a TLS or TCP rule sends connections. */
export function layer4Target(
  route: readonly { readonly destination: DestinationSpec; readonly weight?: number }[],
  scope: Scope,
  port: number,
  source: EffectiveVirtualService | undefined,
): ChainTarget {
  const weighted =
    route.length === 1 ? route.map((to) => ({ ...to, weight: 1 })) : route.filter(({ weight }) => (weight ?? 0) > 0);
  const total = weighted.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  return {
    kind: 'tcp',
    destinations: weighted.map(({ destination, weight }) => ({
      cluster: clusterOf(destination, scope.services.get(destination.host), port),
      share: ((weight ?? 0) / total) * 100,
    })),
    source,
    ...(source && { rule: ruleOf(source, route) }),
  };
}

function ruleOf({ tls, tcp }: EffectiveVirtualService, route: readonly unknown[]): NonNullable<Layer4Target['rule']> {
  const index = tls.findIndex((rule) => rule.route === route);
  if (index >= 0) return { layer: 'tls', index };
  return { layer: 'tcp', index: tcp.findIndex((rule) => rule.route === route) };
}

function tlsChains(
  port: OutboundPort,
  virtualServices: readonly EffectiveVirtualService[],
  context: OutboundContext,
): readonly FilterChain[] {
  const chains: FilterChain[] = [];
  const handled = new Set<string>();
  let { cidrs } = port;
  for (const virtualService of virtualServices) {
    for (const { match, route } of virtualService.tls) {
      if (route === undefined || route.length === 0) continue;
      for (const condition of (match ?? []) as readonly Layer4Match[]) {
        if (!applies(condition, port.number, context.proxy)) continue;
        if (condition.destinationSubnets?.length) cidrs = condition.destinationSubnets;
        const key = `${condition.sniHosts?.join(',')}|${condition.destinationSubnets?.join(',')}`;
        if (handled.has(key)) continue;
        handled.add(key);
        const target = layer4Target(route, context.scope, port.number, virtualService);
        chains.push({ name: '', match: { serverNames: condition.sniHosts ?? [], cidrs }, tls: undefined, target });
      }
    }
  }
  return chains.length > 0 ? chains : [defaultTlsChain(port, cidrs, context)];
}

/** Without a rule, the SNI decides only where the address cannot. */
function defaultTlsChain(
  port: OutboundPort,
  cidrs: readonly string[],
  { proxy, domain }: OutboundContext,
): FilterChain {
  const { service, bind } = port;
  const isAnywhere = service.address === ANY_ADDRESS && bind === ANY_ADDRESS;
  const isWild = service.host.startsWith('*') && service.resolution === 'DYNAMIC_DNS';
  const bySni = cidrs.length > 0 || isAnywhere || isWild;
  const serverNames = bySni
    ? [service.host, ...service.aliases.flatMap((alias) => [alias, ...shortNames(alias, proxy.namespace, domain)])]
    : [];
  return { name: '', match: { serverNames, cidrs }, tls: undefined, target: defaultTarget(port) };
}

function tcpChains(
  port: OutboundPort,
  virtualServices: readonly EffectiveVirtualService[],
  { proxy, scope }: OutboundContext,
): readonly FilterChain[] {
  const chains: FilterChain[] = [];
  let isCovered = false;
  const add = (cidrs: readonly string[], target: ChainTarget) =>
    chains.push({ name: '', match: { cidrs }, tls: undefined, target });
  for (const virtualService of virtualServices) {
    for (const { match, route } of virtualService.tcp) {
      if (route === undefined || route.length === 0) continue;
      const target = layer4Target(route, scope, port.number, virtualService);
      const applying = ((match ?? []) as readonly Layer4Match[]).filter((condition) =>
        applies(condition, port.number, proxy),
      );
      if (!match?.length || applying.some(({ destinationSubnets }) => !destinationSubnets?.length)) {
        add(port.cidrs, target);
        return chains;
      }
      const subnets = applying.flatMap(({ destinationSubnets }) => destinationSubnets ?? []);
      if (subnets.length === 0) continue;
      add(subnets, target);
      isCovered ||= [...subnets].sort().join() === [...port.cidrs].sort().join();
    }
  }
  if (!isCovered) add(port.cidrs, defaultTarget(port));
  return chains;
}

/** The service itself, on its only port or the listener's. */
function defaultTarget({ service, number }: OutboundPort): ChainTarget {
  const only = service.ports.length === 1 ? service.ports[0]?.number : undefined;
  const cluster = { host: service.host, subset: undefined, port: only ?? number };
  return { kind: 'tcp', destinations: [{ cluster, share: 100 }], source: undefined };
}

/** Whether a condition holds for a sidecar on a port; unlike for HTTP, gateways and sources count together. */
function applies(match: Layer4Match, port: number, proxy: ProxyNode): boolean {
  return (
    (!match.gateways?.length || match.gateways.includes(MESH_GATEWAY)) &&
    selects(match.sourceLabels ?? {}, proxy.labels) &&
    (!match.port || match.port === port) &&
    (!match.sourceNamespace || match.sourceNamespace === proxy.namespace)
  );
}
