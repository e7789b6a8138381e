import { describe, expect, test } from 'vitest';
import { Mesh } from '../../lib/mesh/mesh';
import { type Answer, type Entry, type Request, Simulator } from '../../lib/routing';
import type { Golden, GoldenListener, GoldenProxy } from './golden';
import { type ExpectedAnswer, expectedAnswer } from './golden-answer';
import type { ProbeRequest } from './golden-matcher';
import { probes } from './golden-probes';
import { readRoutingJson, scenarioManifests, scenarioNames } from './routing-folder';

const ENTRIES: Readonly<Record<string, Entry>> = {
  'sidecar.default': { workload: { namespace: 'default', labels: { app: 'client' } } },
  'sidecar.other': { workload: { namespace: 'other', labels: { app: 'other' } } },
  'gateway.istio-system': {
    gateway: { namespace: 'istio-system', labels: { istio: 'ingressgateway', app: 'istio-ingressgateway' } },
  },
};

describe.each(scenarioNames())('istiod and the simulator agree about %s', (name) => {
  const golden = readRoutingJson<Golden>('goldens', `${name}.json`);
  const simulator = new Simulator(Mesh.from(scenarioManifests(name)));

  test.each(Object.keys(ENTRIES))('at %s, on requests', (proxyName) => {
    const proxy = golden.proxies[proxyName] as GoldenProxy;
    const from = ENTRIES[proxyName] as Entry;
    for (const [routeName, table] of Object.entries(proxy.routes)) {
      for (const probe of probes(table)) {
        const request = toRequest(from, routeName, probe);
        const scheme = request.tls === undefined ? 'http' : 'https';
        const expected = expectedAnswer(proxy, table, { ...probe, scheme });
        expect({ request, ...toExpected(simulator.ask(request)) }).toEqual({ request, ...expected });
      }
    }
  });

  test.each(Object.keys(ENTRIES))('at %s, on connections', (proxyName) => {
    const proxy = golden.proxies[proxyName] as GoldenProxy;
    for (const [listenerName, listener] of Object.entries(proxy.listeners)) {
      for (const { request, clusters } of connections(ENTRIES[proxyName] as Entry, listenerName, listener)) {
        expect({ request, clusters: clustersOf(simulator.ask(request)) }).toEqual({ request, clusters });
      }
    }
  });
});

/** A table `8080` is for a port, `host:9000` for a host's port, `http.80` for a gateway's port, `https.443.…` behind TLS. */
function toRequest(from: Entry, routeName: string, probe: ProbeRequest): Request {
  const [kind, gatewayPort] = routeName.split('.');
  const isGateway = kind === 'http' || kind === 'https';
  const port = Number(isGateway ? gatewayPort : routeName.split(':').at(-1));
  const sniffed = !isGateway && routeName.includes(':') ? { address: addressOf(routeName) } : {};
  return {
    from,
    host: probe.host,
    port,
    ...sniffed,
    ...(kind === 'https' ? { tls: { sni: probe.host.replace(/:\d+$/, '').toLowerCase() } } : {}),
    method: probe.method,
    path: probe.path,
    headers: probe.headers,
  };
}

/** The only sniffed service of the scenarios. */
function addressOf(routeName: string): string {
  expect(routeName).toBe('raw.default.svc.cluster.local:9000');
  return '10.0.0.4';
}

function toExpected(answer: Answer): ExpectedAnswer {
  return {
    outcome: answer.outcome,
    status: answer.status,
    shares: Object.fromEntries(answer.destinations.map((to) => [cluster(to), to.weight])),
    location: answer.redirect?.location,
    timeout: answer.timeout,
    retries: answer.retries,
    mirrors: Object.fromEntries(answer.mirrors.map((to) => [cluster(to), to.percentage])),
    fault: answer.fault,
    path: answer.upstream.path,
    authority: answer.upstream.authority,
  };
}

function cluster({ host, subset, port }: { host: string; subset: string | undefined; port: number }): string {
  return `outbound|${port}|${subset ?? ''}|${host}`;
}

/** A connection for every layer-4 chain of a listener, and one that no chain takes. */
function* connections(
  from: Entry,
  listenerName: string,
  listener: GoldenListener,
): Iterable<{ readonly request: Request; readonly clusters: Readonly<Record<string, number>> }> {
  if (listenerName === 'virtualInbound') return;
  const virtual = listenerName === 'virtualOutbound';
  const address = virtual ? '203.0.113.7' : (listenerName.split('_')[0] as string);
  const base: Request = {
    from,
    host: address,
    address,
    port: virtual ? 54_321 : Number(listenerName.split('_')[1]),
    protocol: 'TCP',
  };
  for (const chain of listener.chains) {
    if (chain.rds !== undefined) continue;
    const total = chain.tcpWeighted?.clusters.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
    const clusters = chain.tcpWeighted
      ? Object.fromEntries(chain.tcpWeighted.clusters.map(({ name, weight }) => [name, (weight / total) * 100]))
      : { [chain.tcp as string]: 100 };
    const port = chain.match?.destinationPort ?? base.port;
    const names = chain.match?.serverNames ?? [];
    for (const name of names) yield { request: { ...base, port, tls: { sni: name.replace(/^\*/, 'some') } }, clusters };
    if (names.length === 0) yield { request: { ...base, port }, clusters };
  }
  if (listener.default !== undefined)
    yield { request: { ...base, tls: { sni: 'nobody.test' } }, clusters: { [listener.default]: 100 } };
}

function clustersOf(answer: Answer): Readonly<Record<string, number>> {
  if (answer.outcome === 'passthrough') return { PassthroughCluster: 100 };
  if (answer.outcome === 'blocked') return { BlackHoleCluster: 100 };
  return Object.fromEntries(answer.destinations.map((to) => [cluster(to), to.weight]));
}
