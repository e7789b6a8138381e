import { effectiveMtls, portLevelPorts } from '../mesh/peer-authentications';
import { isHttp, type Protocol, parseProtocol } from '../model/protocol';
import { type FilterChain, type Listener, MESH_ALPNS, MESH_HTTP_ALPNS, PLAIN_HTTP_ALPNS } from './listener';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import { ANY_ADDRESS } from './service';
import { targetPortOf } from './target-port';

type Kind = 'http' | 'tcp' | 'auto';
type Mode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** A port on which a workload takes connections. */
export interface InboundPort {
  /** The workload's own number. */
  readonly number: number;
  readonly protocol: Protocol | undefined;
  readonly bind: string;
}

/** The listener of a sidecar for what its workload receives. */
export function inboundListener(index: MeshIndex, proxy: ProxyNode): Listener {
  const { mesh } = index;
  const mode = (port: number): Mode => effectiveMtls(mesh, proxy.namespace, proxy.labels, port).mode;
  const ports = inboundPorts(index, proxy);
  const known = new Set(ports.map(({ number }) => number));
  const chains: FilterChain[] = [
    {
      name: 'virtualInbound-blackhole',
      match: { destinationPort: 15006 },
      tls: undefined,
      target: { kind: 'blackhole' },
    },
    ...passthroughChains(undefined, mode(0)),
  ];
  for (const port of portLevelPorts(mesh, proxy.namespace, proxy.labels)) {
    if (!known.has(port)) chains.push(...passthroughChains(port, mode(port)));
  }
  for (const { number, protocol, bind } of ports) {
    const kind: Kind = protocol === undefined ? 'auto' : isHttp(protocol) ? 'http' : 'tcp';
    for (const { match, tls, http } of options(kind, mode(number))) {
      const target = { kind: 'inbound', http, cluster: `inbound|${number}||` } as const;
      const name = `${bind}_${number}`;
      chains.push({ name, match: { ...match, destinationPort: number }, tls: tls ? 'mesh' : undefined, target });
    }
  }
  return { name: 'virtualInbound', chains, fallback: undefined, inspects: inspector(chains) };
}

/** The ports of a workload: those of its Sidecar's `ingress`, else those its services send to. */
function inboundPorts(index: MeshIndex, proxy: ProxyNode): readonly InboundPort[] {
  const ports = new Map<number, InboundPort>();
  const ingress = index.sidecars.of(proxy.namespace, proxy.labels)?.spec.ingress ?? [];
  for (const { port, bind } of ingress) {
    const number = port.number ?? 0;
    const own = {
      number,
      protocol: parseProtocol(port.protocol ?? ''),
      bind: bind || proxy.addresses[0] || ANY_ADDRESS,
    };
    if (!ports.has(number)) ports.set(number, own);
  }
  if (ingress.length > 0) return [...ports.values()];
  for (const service of index.serviceTargets.of(proxy)) {
    for (const port of service.ports) {
      const number = targetPortOf(index.mesh, service, port);
      if (number === undefined || port.protocol === 'UDP' || ports.has(number)) continue;
      ports.set(number, { number, protocol: port.protocol, bind: ANY_ADDRESS });
    }
  }
  return [...ports.values()];
}

/** Chains for ports that no service has. */
function passthroughChains(port: number | undefined, mode: Mode): readonly FilterChain[] {
  return options('auto', mode).map(({ match, tls, http }) => ({
    name: http ? 'virtualInbound-catchall-http' : 'virtualInbound',
    match: port === undefined ? match : { ...match, destinationPort: port },
    tls: tls ? 'mesh' : undefined,
    target: { kind: 'inbound', http, cluster: 'InboundPassthroughCluster' },
  }));
}

interface Option {
  readonly match: FilterChain['match'];
  readonly tls: boolean;
  readonly http: boolean;
}

const TCP_ALPNS = ['istio-peer-exchange', 'istio'];

/** What a port takes, by what it speaks and how strict it is about mTLS. */
function options(kind: Kind, mode: Mode): readonly Option[] {
  const option = (transport: 'tls' | 'raw_buffer', alpns: readonly string[], tls: boolean, http: boolean): Option => ({
    match: { transport, ...(alpns.length > 0 && { alpns }) },
    tls,
    http,
  });
  const http = kind === 'http';
  if (kind === 'auto') {
    const plain = [option('raw_buffer', PLAIN_HTTP_ALPNS, false, true), option('raw_buffer', [], false, false)];
    if (mode === 'STRICT') return [option('tls', MESH_HTTP_ALPNS, true, true), option('tls', [], true, false)];
    if (mode === 'DISABLE') return plain;
    const mutual = [option('tls', MESH_HTTP_ALPNS, true, true), option('tls', TCP_ALPNS, true, false)];
    return [...mutual, ...plain, option('tls', [], false, false)];
  }
  if (mode === 'STRICT') return [option('tls', [], true, http)];
  if (mode === 'DISABLE') return [option('raw_buffer', [], false, http)];
  const both = [option('tls', MESH_ALPNS, true, http), option('raw_buffer', [], false, http)];
  return http ? both : [...both, option('tls', [], false, false)];
}

/** Inspectors run on the ports whose chains need them; ports without chains go by those that name no port. */
function inspector(chains: readonly FilterChain[]): Listener['inspects'] {
  const byPort = new Map<number, { tls: boolean; http: boolean }>();
  for (const { match } of chains) {
    const needs = byPort.get(match.destinationPort ?? 0) ?? { tls: false, http: false };
    needs.tls ||= match.transport === 'tls';
    needs.http ||= match.alpns?.includes('h2c') ?? false;
    byPort.set(match.destinationPort ?? 0, needs);
  }
  const rest = byPort.get(0) ?? { tls: false, http: false };
  return (port) => byPort.get(port) ?? rest;
}
