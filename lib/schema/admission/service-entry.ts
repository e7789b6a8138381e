import type { ServiceEntrySpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { isHttp, isTls, parseProtocol } from '../../model/protocol';
import { quote } from '../structure/describe';
import { subnetProblem } from './addresses';
import { isPartialWildcard, wildcardHostProblem } from './dns';
import { checkExportTo } from './export-to';
import type { Place } from './place';
import { checkPort, checkPortName, checkProtocol } from './ports';
import { checkWorkloadSelector } from './selectors';
import { checkResolution } from './service-entry-resolution';

/** What istiod's webhook asks of a ServiceEntry. */
export function admitServiceEntry(entry: Resource<ServiceEntrySpec>, object: Place): void {
  const { namespace, spec } = entry;
  const at = object.at('spec');
  if (!checkWorkloadSelector(spec.workloadSelector, at.at('workloadSelector'))) return;
  if (spec.workloadSelector !== undefined && spec.endpoints?.length) {
    at.error(
      'workloadSelector and endpoints both say where the service runs, and exclude each other.',
      'Keep one of them.',
    );
  }
  checkHosts(spec, at.at('hosts'));
  checkAddresses(spec, at);
  checkPorts(entry, at.at('ports'));
  checkResolution(entry, at);
  checkSharedPorts(spec, at);
  checkExportTo(spec.exportTo, namespace, at, { nobody: true });
}

function checkHosts({ hosts = [], resolution }: ServiceEntrySpec, at: Place): void {
  if (hosts.length === 0) at.error('The ServiceEntry has no host, so no request is for it.', 'Add hosts.');
  hosts.forEach((host, index) => {
    const place = at.at(index);
    if (host === '*') {
      place.error(
        '"*" would take the requests for every host of the mesh.',
        'Name the hosts, or use outboundTrafficPolicy to let everything out.',
      );
      return;
    }
    place.errorIf(wildcardHostProblem(host));
    if (resolution !== 'DYNAMIC_DNS' && isPartialWildcard(host)) {
      place.warn(
        'service-entry-partial-wildcard',
        `${quote(host)} has a "*" that is not a whole label in front, which no request meets.`,
        'Write "*.example.com".',
      );
    }
  });
}

function checkAddresses({ addresses = [], resolution = 'NONE' }: ServiceEntrySpec, at: Place): void {
  addresses.forEach((address, index) => {
    at.at('addresses').at(index).errorIf(subnetProblem(address));
  });
  if (resolution !== 'NONE' && resolution !== 'STATIC' && addresses.some((address) => address.includes('/'))) {
    at.error(
      `With resolution ${resolution} the service has single addresses; a CIDR block is for NONE and STATIC.`,
      'Use resolution NONE or STATIC, or list addresses.',
    );
  }
}

function checkPorts({ spec, labels }: Resource<ServiceEntrySpec>, at: Place): void {
  const names = new Set<string>();
  const numbers = new Set<number>();
  const addressed =
    (spec.addresses?.length ?? 0) > 0 || getsAddress(spec, labels['networking.istio.io/enable-autoallocate-ip']);
  spec.ports?.forEach(({ name = '', number = 0, targetPort, protocol = '' }, index) => {
    const place = at.at(index);
    if (names.has(name))
      place
        .at('name')
        .error(`The name ${quote(name)} is used by another port already.`, 'Give each port a name of its own.');
    if (numbers.has(number))
      place
        .at('number')
        .error(`The number ${number} is used by another port already.`, 'Give each port a number of its own.');
    names.add(name);
    numbers.add(number);
    if (targetPort) checkPort(targetPort, place.at('targetPort'));
    if (!addressed && (protocol === '' || protocol === 'TCP')) {
      place.warn(
        'service-entry-tcp-without-address',
        `Port ${number} is TCP and the service has no address of its own: it would take the port for all hosts.`,
        'Add addresses, or name a protocol like HTTPS or TLS.',
      );
    }
    checkPortName(name, place.at('name'));
    checkProtocol(protocol, place.at('protocol'));
    checkPort(number, place.at('number'));
  });
}

/** Whether Istio gives the service an address by itself. */
function getsAddress({ resolution = 'NONE' }: ServiceEntrySpec, label: string | undefined): boolean {
  return resolution !== 'NONE' && label?.toLowerCase() !== 'false';
}

function checkSharedPorts({ hosts = [], ports = [], resolution = 'NONE' }: ServiceEntrySpec, at: Place): void {
  if (resolution === 'NONE' || hosts.length < 2) return;
  const index = ports.findIndex(
    ({ protocol = '' }) => !isHttp(parseProtocol(protocol)) && !isTls(parseProtocol(protocol)),
  );
  if (index < 0) return;
  at.at('ports')
    .at(index)
    .error(
      `Port ${ports[index]!.number} is neither HTTP nor TLS: nothing in its bytes tells the ${hosts.length} hosts apart.`,
      'Make one ServiceEntry for each host, or name a protocol.',
    );
}
