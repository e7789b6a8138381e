import type { Entry, Request } from '../routing';
import { type Connections, domainsOf, exampleHost, Grouping, type Proxies, UNKNOWN_HOST } from './connection';

/** Every connection to a gateway that either side can tell apart. */
export function gatewayConnections(from: Entry, proxies: Proxies): readonly Connections[] {
  const grouping = new Grouping(proxies);
  for (const connection of openings(from, proxies)) {
    const { tls } = connection;
    const located = [proxies.old, proxies.new].map((proxy) =>
      proxy.locate({ ...connection, host: tls?.sni ?? UNKNOWN_HOST }),
    );
    const tables = located.map(({ table }) => table);
    const isPlain = tables.every((table) => table === undefined);
    if (isPlain) grouping.add(tls?.sni ?? '*', connection);
    else for (const domain of domainsOf(tables)) grouping.add(domain, asClients(connection, domain, proxies));
  }
  return grouping.all;
}

/** Clients put the host of the URL into the SNI; so does the example, where that leads to the same server. */
function asClients(
  connection: Omit<Request, 'host'>,
  domain: string,
  { old, new: after }: Proxies,
): Omit<Request, 'host'> {
  if (connection.tls === undefined) return connection;
  const host = exampleHost(domain);
  const usual = { ...connection, tls: { sni: host } };
  const same = [old, after].every(
    (proxy) => proxy.locate({ ...usual, host }).chain === proxy.locate({ ...connection, host }).chain,
  );
  return same ? usual : connection;
}

/** Each port and address, in plain text and with every SNI that a server waits for. */
function* openings(from: Entry, proxies: Proxies): Generator<Omit<Request, 'host'>, void> {
  const servers = [proxies.old, proxies.new].flatMap(({ config }) => config.servers.servers);
  const places = new Map(servers.map(({ port, bind }) => [`${bind} ${port}`, { port, bind }]));
  for (const { port, bind } of places.values()) {
    const opening = { from, port, ...(bind !== '' && { address: bind }) };
    yield opening;
    const names = new Set<string>();
    for (const proxy of [proxies.old, proxies.new]) {
      const { listener } = proxy.locate({ ...opening, host: '' });
      for (const { match, tls } of listener?.chains ?? []) {
        if (tls !== undefined) names.add('*');
        for (const name of match.serverNames ?? []) names.add(name);
      }
    }
    if (names.size > 0) names.add('*');
    for (const name of names) yield { ...opening, tls: { sni: exampleHost(name) } };
  }
}
