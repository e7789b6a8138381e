import type { VirtualServiceSpec } from '../../../imports/istio.generated';
import { hostsOverlap } from '../../model/host-name';
import { quote } from '../structure/describe';
import { isAddress } from './addresses';
import { wildcardHostProblem } from './dns';
import type { Place } from './place';

/** Hosts of east-west gateways (`outbound_.80_._.reviews.shop.svc.cluster.local`), which carry port and subset. */
const GENERATED_SNI = /^outbound_\.*[^_]*\d[^_]*_[^_]*_\.*[^_]*[a-zA-Z]/;

/** Checks the hosts of a VirtualService: each by itself, then that no two of them overlap. */
export function checkVirtualHosts(spec: VirtualServiceSpec, mesh: boolean, at: Place): void {
  const hosts = spec.hosts ?? [];
  const sni = spec.tls?.some(({ match }) => match?.some(({ sniHosts }) => sniHosts?.length)) === true;
  let valid = true;
  hosts.forEach((host, index) => {
    const problem = virtualHostProblem(host, mesh, sni);
    if (problem === undefined) return;
    valid = false;
    at.at(index).error(problem);
  });
  if (valid) checkOverlaps(hosts, at);
}

/** What is wrong with a host that routes are for, or `undefined`. */
function virtualHostProblem(host: string, mesh: boolean, sni: boolean): string | undefined {
  if (mesh && host === '*') return 'Routes for sidecars need hosts, and "*" would take the requests for all of them.';
  if (isAddress(host) || (!mesh && sni && isGeneratedSni(host))) return undefined;
  return wildcardHostProblem(host);
}

/** Whether the host is an SNI as Istio writes it between networks, `outbound_.<port>_.<subset>_.<host>`. */
export function isGeneratedSni(host: string): boolean {
  return host.length <= 255 && GENERATED_SNI.test(host);
}

/** Exact duplicates are found by name; only wildcards are compared with every other host. */
function checkOverlaps(hosts: readonly string[], at: Place): void {
  const seen = new Set<string>();
  const wildcards: string[] = [];
  const exact: string[] = [];
  hosts.forEach((host, index) => {
    const wild = host.startsWith('*');
    const overlaps = (earlier: string) => hostsOverlap(earlier, host);
    const other = seen.has(host) ? host : (wildcards.find(overlaps) ?? (wild ? exact.find(overlaps) : undefined));
    if (other !== undefined)
      at.at(index).error(
        `${quote(host)} and ${quote(other)} of the same VirtualService overlap, and Istio keeps one virtual host for a name.`,
        'Remove the one that the other includes.',
      );
    seen.add(host);
    (wild ? wildcards : exact).push(host);
  });
}
