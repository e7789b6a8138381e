import type { Entry, Request } from '../routing';
import type { Listener } from '../routing/listener';
import type { ProxyState } from '../routing/proxy-state';
import { type Connections, domainsOf, Grouping, type Proxies } from './connection';

/** Hosts by the port on which they are looked at. */
export type HostsByPort = ReadonlyMap<number, ReadonlySet<string>>;

/** Every connection of a workload that either side can tell apart; with `only`, those to some hosts alone. */
export function sidecarConnections(from: Entry, proxies: Proxies, only?: HostsByPort): readonly Connections[] {
  const grouping = new Grouping(proxies);
  const visited = new Set<Listener>();
  const both = [proxies.old, proxies.new];
  for (const port of only?.keys() ?? portsOf(both)) {
    for (const host of only?.get(port) ?? hostsOf(both, port)) {
      grouping.add(host, { from, port });
      for (const connection of furtherConnections(host, { from, port }, both, visited)) grouping.add(host, connection);
    }
  }
  return grouping.all;
}

/** The ports of every service, port 80, which hosts without a service have, and one that none has. */
function portsOf(proxies: readonly ProxyState[]): ReadonlySet<number> {
  const ports = new Set([80]);
  for (const { config } of proxies) {
    for (const { spec, services } of config.scope.egress) {
      if (spec?.port?.number !== undefined) ports.add(spec.port.number);
      for (const service of services) for (const { number } of service.ports) ports.add(number);
    }
  }
  let free = 9;
  while (ports.has(free)) free += 1;
  return ports.add(free);
}

function hostsOf(proxies: readonly ProxyState[], port: number): ReadonlySet<string> {
  const hosts = new Set(proxies.flatMap((proxy) => [...serviceHosts(proxy, port)]));
  for (const domain of domainsOf(proxies.map(({ config }) => config.routes(port)))) hosts.add(domain);
  return hosts;
}

function* serviceHosts({ config }: ProxyState, port: number): Generator<string, void> {
  for (const { services } of config.scope.egress) {
    for (const { host, ports } of services) if (ports.some(({ number }) => number === port)) yield host.toLowerCase();
  }
}

/** What else a listener tells apart: TLS by its SNI, bytes that are no HTTP, and addresses. */
function* furtherConnections(
  domain: string,
  opening: { readonly from: Entry; readonly port: number },
  proxies: readonly ProxyState[],
  visited: Set<Listener>,
): Generator<Omit<Request, 'host'>, void> {
  const names = new Set<string>();
  const addresses = new Set<string>();
  let looksInside = false;
  for (const proxy of proxies) {
    const { listener } = proxy.locate({ ...opening, host: domain.replace('*', 'any') });
    if (listener === undefined) continue;
    const { tls, http } = listener.inspects(opening.port);
    looksInside ||= http;
    if (tls) names.add(domain);
    looksInside ||= listener.chains.some(({ target }) => target.kind === 'tcp');
    // Names and addresses belong to the listener, which may stand for a thousand hosts.
    if (visited.has(listener)) continue;
    visited.add(listener);
    for (const { match } of listener.chains) {
      for (const name of match.serverNames ?? []) names.add(name);
      for (const cidr of match.cidrs ?? []) addresses.add(cidr.split('/')[0] ?? '');
    }
  }
  for (const name of names) yield { ...opening, tls: { sni: name.replace('*', 'any') } };
  if (looksInside) yield { ...opening, protocol: 'TCP' };
  for (const address of addresses) yield { ...opening, address };
}
