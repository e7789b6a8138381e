import type { ServiceEntrySpec, ServicePort, WorkloadEntrySpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { isWildcardHost } from '../../model/host-name';
import { isHttp, parseProtocol } from '../../model/protocol';
import { quote } from '../structure/describe';
import { isAddress } from './addresses';
import { fqdnProblem } from './dns';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkPort } from './ports';
import { checkEndpoint, checkEndpointPort } from './workload-entry';

const PROXIED: ReadonlySet<string | undefined> = new Set(['HTTP', 'TLS', 'GRPC', 'HTTP2']);

/** Checks what the way to find the endpoints asks for. */
export function checkResolution(entry: Resource<ServiceEntrySpec>, at: Place): void {
  const { resolution = 'NONE' } = entry.spec;
  if (resolution === 'NONE') checkNone(entry.spec, at);
  else if (resolution === 'STATIC') checkStatic(entry.spec, at.at('endpoints'));
  else if (resolution === 'DYNAMIC_DNS') checkDynamic(entry, at);
  else checkDns(entry.spec, at);
}

function checkNone({ endpoints, workloadSelector }: ServiceEntrySpec, at: Place): void {
  if (endpoints?.length)
    at.error(
      'With resolution NONE the connection goes where the client sent it; endpoints are never asked.',
      'Use resolution STATIC or DNS, or remove endpoints.',
    );
  if (workloadSelector !== undefined) {
    at.at('workloadSelector').warn(
      'service-entry-selector-ignored',
      'With resolution NONE the connection goes where the client sent it; the selected workloads are never asked.',
      'Use resolution STATIC.',
    );
  }
}

function portNames({ ports = [] }: ServiceEntrySpec): ReadonlySet<string> {
  return new Set(ports.map(({ name }) => name ?? ''));
}

function checkStatic(spec: ServiceEntrySpec, at: Place): void {
  const servicePorts = portNames(spec);
  spec.endpoints?.forEach((endpoint, index) => {
    checkEndpoint(endpoint, at.at(index), { servicePorts, addressOnly: true });
  });
}

function checkDns(spec: ServiceEntrySpec, at: Place): void {
  const { hosts = [], endpoints = [], addresses = [], ports = [], resolution } = spec;
  if (endpoints.length === 0) {
    const index = hosts.findIndex((host) => fqdnProblem(host) !== undefined);
    if (index >= 0)
      at.at('hosts')
        .at(index)
        .error(
          `With resolution ${resolution} and no endpoints the host is looked up, and ${quote(hosts[index]!)} is no name that DNS knows.`,
          'Use resolution NONE or DYNAMIC_DNS for wildcards, or add endpoints.',
        );
  }
  if (resolution === 'DNS_ROUND_ROBIN' && endpoints.length > 1)
    at.error(
      'DNS_ROUND_ROBIN looks one name up, and there are several endpoints.',
      'Use resolution DNS, or one endpoint.',
    );
  const servicePorts = portNames(spec);
  endpoints.forEach((endpoint, index) => {
    checkDnsEndpoint(endpoint, at.at('endpoints').at(index), servicePorts);
  });
  if (addresses.length > 0 && hosts.length > 1 && ports.some(isTcp)) {
    at.at('addresses').warn(
      'service-entry-hosts-share-address',
      'The hosts share an address, which is what a proxy tells services on a TCP port apart by.',
      'Make one ServiceEntry for each host.',
    );
  }
}

/** To Istio everything that runs over TCP and is not HTTP, TLS included. */
function isTcp({ protocol = '' }: ServicePort): boolean {
  const parsed = parseProtocol(protocol);
  return parsed !== undefined && parsed !== 'UDP' && !isHttp(parsed);
}

function checkDnsEndpoint(
  { address = '', labels, ports = {} }: WorkloadEntrySpec,
  at: Place,
  servicePorts: ReadonlySet<string>,
): void {
  if (!isAddress(address) && fqdnProblem(address) !== undefined)
    at.at('address').error(`${quote(address)} is neither an IP address nor a host name.`);
  checkLabels(labels, at.at('labels'));
  for (const [name, port] of Object.entries(ports)) {
    checkEndpointPort(name, at.at('ports').at(name), servicePorts);
    checkPort(port, at.at('ports').at(name));
  }
}

function checkDynamic({ spec, labels }: Resource<ServiceEntrySpec>, at: Place): void {
  const { hosts = [], addresses, endpoints, ports = [], location = 'MESH_EXTERNAL' } = spec;
  hosts.forEach((host, index) => {
    if (!isWildcardHost(host))
      at.at('hosts')
        .at(index)
        .error(
          `DYNAMIC_DNS looks up what the client asks for, which only a wildcard leaves open; ${quote(host)} is one name.`,
          'Use resolution DNS, or a wildcard.',
        );
  });
  if (addresses?.length)
    at.at('addresses').error(
      'DYNAMIC_DNS finds the address with each request; addresses say another.',
      'Remove addresses.',
    );
  if (endpoints?.length)
    at.at('endpoints').error(
      'DYNAMIC_DNS finds the endpoint with each request; endpoints say another.',
      'Remove endpoints.',
    );
  ports.forEach(({ protocol = '' }, index) => {
    if (!PROXIED.has(parseProtocol(protocol)))
      at.at('ports')
        .at(index)
        .at('protocol')
        .error(
          `DYNAMIC_DNS reads the host from the request, and ${protocol || 'a port without protocol'} shows none.`,
          'Use HTTP, HTTP2, GRPC or TLS.',
        );
  });
  const waypoint = labels['istio.io/use-waypoint'] ?? '';
  if (location === 'MESH_INTERNAL' && waypoint !== '' && waypoint.toLowerCase() !== 'none') {
    at.at('location').error(
      'A waypoint cannot serve DYNAMIC_DNS for MESH_INTERNAL.',
      'Use MESH_EXTERNAL, or the label istio.io/use-waypoint: none.',
    );
  }
}
