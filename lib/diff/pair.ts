import { quoteRegex } from '../model/regex';
import { type FieldTest, isThere, matches } from './classes/field-test';
import { type Connections, exampleHost, type Proxies } from './connection';
import type { Pair } from './explore';
import type { Side } from './side';
import { waysOf } from './view';

/** What requests of a connection meet on both sides. */
export function pairOf(old: Side, now: Side, connections: Connections, proxies: Proxies): Pair {
  const { request, hosts } = connections;
  const context = 'gateway' in request.from ? 'GATEWAY' : 'SIDECAR_OUTBOUND';
  const { proxy } = proxies.old;
  return {
    old: waysOf(old, proxies.old, connections.old, request),
    new: waysOf(now, proxies.new, connections.new, request),
    tests: context === 'GATEWAY' ? [...old.testsOf(proxy), ...now.testsOf(proxy)] : [],
    entersAlike: old.signatureOf(proxy, context) === now.signatureOf(proxy, context),
    hosts: hosts.map((host) => hostTest(host, request.port)),
    leadsHere: (host) => {
      const asked = { ...request, host };
      const [before, after] = [proxies.old.locate(asked), proxies.new.locate(asked)];
      return before.virtualHost === connections.old.virtualHost && after.virtualHost === connections.new.virtualHost;
    },
  };
}

/** What an authority has to look like to belong to a domain; proxies know hosts in any case, with or without a port. */
function hostTest(domain: string, port: number): FieldTest {
  const examples = [exampleHost(domain), `${exampleHost(domain)}:${port}`];
  if (domain === '*') return { ...isThere('authority'), literals: examples };
  const host = domain.startsWith('*') ? `[^:]+${quoteRegex(domain.slice(1))}` : quoteRegex(domain);
  return matches('authority', `(?i:${host})(?::[0-9]+)?`, examples);
}
