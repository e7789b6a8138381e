import { describe, expect, test } from 'vitest';
import { Mesh } from '../../lib/mesh/mesh';
import type { MeshConfig } from '../../lib/mesh/mesh-config';
import { Call } from '../../lib/routing/call';
import { type Connection, chooseChain } from '../../lib/routing/choose-chain';
import { clusterName, type HttpRoute } from '../../lib/routing/http-route';
import type { Listener } from '../../lib/routing/listener';
import { MeshIndex } from '../../lib/routing/mesh-index';
import type { ProxyNode } from '../../lib/routing/proxy';
import { ProxyConfig } from '../../lib/routing/proxy-config';
import { parseManifests, readRoutingJson } from './routing-folder';

interface Expected {
  readonly listener?: string;
  readonly filterChain?: string;
  readonly routeConfig?: string;
  readonly virtualHost?: string;
  readonly route?: string;
  readonly cluster?: string;
  readonly error?: string;
}

interface SimulatedCall {
  readonly name?: string;
  readonly call: {
    readonly host?: string;
    readonly port: number;
    readonly protocol?: string;
    readonly tls?: Connection['tls'];
    readonly alpn?: string;
    readonly mode?: string;
    readonly address?: string;
    readonly path?: string;
    readonly sni?: string;
  };
  readonly expected: Expected;
}

interface Simulation {
  readonly test: string;
  readonly proxy: {
    readonly configNamespace?: string;
    readonly labels?: Readonly<Record<string, string>> | null;
    readonly ips?: readonly string[] | null;
    readonly type?: string;
  };
  readonly config?: string;
  readonly kubeConfig?: string;
  readonly calls: readonly SimulatedCall[] | null;
}

interface SidecarRoutes {
  readonly Variant: string;
  readonly Name: string;
  readonly Config: string;
  readonly ProxyNamespace: string;
  readonly RouteName: string;
  readonly Expected: Readonly<Record<string, readonly string[]>>;
  readonly Actual: Readonly<Record<string, readonly string[]>>;
}

const data = readRoutingJson<{
  readonly simulation: readonly Simulation[];
  readonly sidecarRoutes: readonly SidecarRoutes[];
}>('simulation.json');

function simulate(config: ProxyConfig, { call }: SimulatedCall): Expected {
  const connection = { ...connect(call), ...headlessAddress(call) };
  const listener: Listener | undefined =
    call.mode === 'inbound' || call.port === 15006
      ? config.inbound
      : config.listener(connection.address, connection.port);
  if (listener === undefined) return { error: 'no listener matched' };
  const result: { -readonly [K in keyof Expected]: Expected[K] } = { listener: listener.name };
  const chain = chooseChain(listener, connection);
  if (typeof chain === 'string') return { ...result, error: chain };
  result.filterChain = chain.name;
  const isHttp = chain.target.kind === 'http' || (chain.target.kind === 'inbound' && chain.target.http);
  if (isHttp && ((connection.tls !== 'plaintext' && chain.tls === undefined) || connection.protocol === 'TCP')) {
    return { ...result, error: 'protocol error' };
  }
  switch (chain.target.kind) {
    case 'passthrough':
      return { ...result, cluster: 'PassthroughCluster' };
    case 'blackhole':
      return { ...result, cluster: 'BlackHoleCluster' };
    case 'inbound': {
      const port = chain.match.destinationPort ?? 0;
      const http = chain.target.http ? { virtualHost: `inbound|http|${port}`, route: 'default' } : {};
      return { ...result, ...http, cluster: chain.target.cluster };
    }
    case 'tcp':
      return {
        ...result,
        cluster: chain.target.destinations.length === 1 ? clusterName(chain.target.destinations[0]!.cluster) : '',
      };
    case 'http': {
      const table = chain.target.routes();
      result.routeConfig = table.name;
      const virtualHost = table.find(call.host ?? '');
      if (virtualHost === undefined) return { ...result, error: 'no virtual host matched' };
      result.virtualHost = virtualHost.name;
      if (virtualHost.requiresTls && connection.tls === 'plaintext')
        return { ...result, error: 'tls required, sending 301' };
      const request = new Call({
        from: { workload: { namespace: '' } },
        host: call.host ?? '',
        port: call.port,
        path: call.path ?? '/',
      });
      const route = virtualHost.routes.find((candidate) => candidate.match.takes(request));
      if (route === undefined) return { ...result, error: 'no route matched' };
      result.route = route.name;
      if (route.action.kind === 'forward' && route.action.destinations.length === 1) {
        result.cluster = clusterName(route.action.destinations[0]!.cluster);
      }
      if (route.action.kind === 'passthrough') {
        result.cluster = virtualHost.name === 'allow_any' ? 'PassthroughCluster' : 'AllowAnyDynamicDNSCluster';
      }
      return result;
    }
  }
}

function connect(call: SimulatedCall['call']): Connection {
  const tls = call.tls ?? 'plaintext';
  const protocol = call.protocol === 'http2' ? 'HTTP2' : call.protocol === 'tcp' ? 'TCP' : 'HTTP';
  const mtlsAlpn = { HTTP: 'istio-http/1.1', HTTP2: 'istio-h2', TCP: 'istio' }[protocol];
  const tlsAlpn = { HTTP: 'http/1.1', HTTP2: 'h2', TCP: '' }[protocol];
  return {
    address: call.address ?? '1.3.3.7',
    port: call.port,
    tls,
    protocol,
    sni: call.sni ?? (tls === 'tls' ? (call.host ?? '') : ''),
    alpn: call.alpn ?? (tls === 'mtls' ? mtlsAlpn : tls === 'tls' ? tlsAlpn : ''),
  };
}

/** Which addresses a headless Service has, no manifest says: its host stands for them. */
function headlessAddress({ host = '' }: SimulatedCall['call']): { readonly address?: string } {
  return host.startsWith('headless.default') ? { address: 'headless.default.svc.cluster.local' } : {};
}

/** The simulations run with configuration whose domain is empty: short hosts there end at the namespace. */
function withoutDomain(text: string | undefined): string | undefined {
  return text?.replaceAll('.svc.cluster.local', '');
}

function differences(simulation: Simulation): readonly string[] {
  const manifests = [...parseManifests(simulation.config ?? ''), ...parseManifests(simulation.kubeConfig ?? '')];
  const mode = /TestPassthroughTraffic\/(\w+)\//.exec(simulation.test)?.[1];
  const meshConfig =
    mode === undefined ? {} : { outboundTrafficPolicy: { mode } as MeshConfig['outboundTrafficPolicy'] };
  const mesh = Mesh.from(manifests, { config: meshConfig });
  const { configNamespace, labels, ips, type } = simulation.proxy;
  const proxy: ProxyNode = {
    kind: type === 'router' ? 'gateway' : 'sidecar',
    namespace: configNamespace || 'default',
    labels: labels ?? {},
    serviceAccount: 'default',
    addresses: ips ?? ['1.1.1.1'],
  };
  const config = new ProxyConfig(new MeshIndex(mesh), proxy);
  return (simulation.calls ?? []).flatMap((call) => {
    const actual = simulate(config, call);
    const wrong = Object.entries(call.expected).filter(
      ([key, value]) =>
        key !== 'strict' && withoutDomain(String(value)) !== withoutDomain(actual[key as keyof Expected] ?? ''),
    );
    if (
      wrong.length === 0 &&
      (call.expected.error !== undefined || actual.error === undefined || Object.keys(call.expected).length === 0)
    )
      return [];
    return [
      `${simulation.test}: ${call.name}: ${JSON.stringify(call.call)} is ${JSON.stringify(actual)}, not ${JSON.stringify(call.expected)}`,
    ];
  });
}

/** The clusters of every domain of a sidecar's route configuration. */
function domains({ Config, ProxyNamespace, RouteName }: SidecarRoutes): Readonly<Record<string, readonly string[]>> {
  const index = new MeshIndex(Mesh.from(parseManifests(Config)));
  const proxy: ProxyNode = {
    kind: 'sidecar',
    namespace: ProxyNamespace,
    labels: {},
    serviceAccount: 'default',
    addresses: [],
  };
  const config = new ProxyConfig(index, proxy);
  // Routes of a port without a listener are never asked for.
  if (config.listener('', Number(RouteName))?.name === 'virtualOutbound') return {};
  const table = config.routes(Number(RouteName));
  return Object.fromEntries(
    table.virtualHosts.flatMap(({ domains, routes }) => domains.map((domain) => [domain, routes.map(clusterOfRoute)])),
  );
}

function clusterOfRoute({ action }: HttpRoute): string {
  if (action.kind === 'passthrough') return 'PassthroughCluster';
  return action.kind === 'forward' ? clusterName(action.destinations[0]!.cluster) : action.kind;
}

/** Simulations that run with switches of istiod that are off unless somebody turns them on. */
const SWITCHED_ON: Readonly<Record<string, string>> = {
  TestInboundSidecarTLSModes: 'ENABLE_TLS_ON_SIDECAR_INGRESS',
  TestServiceEntryDuplicatedHostname:
    'addresses of its own for ServiceEntries, which sidecars with DNS capture alone use',
};

function switchOf({ test }: Simulation): string | undefined {
  return SWITCHED_ON[test.split('/')[0] as string];
}

describe("istiod's own simulations", () => {
  test.each(data.simulation.filter((simulation) => switchOf(simulation) === undefined))('$test', (simulation) => {
    expect(differences(simulation)).toEqual([]);
  });

  test('ten calls of 428 differ, all of them under a switch', () => {
    const calls = data.simulation.reduce((sum, simulation) => sum + (simulation.calls?.length ?? 0), 0);
    const different = data.simulation.filter((simulation) => switchOf(simulation) !== undefined).flatMap(differences);
    expect({ calls, different: different.length }).toEqual({ calls: 428, different: 10 });
  });
});

describe("the virtual hosts of a sidecar's port", () => {
  test.each(data.sidecarRoutes)('$Variant, $Name', (routes) => {
    expect(domains(routes)).toEqual(routes.Actual);
  });
});
