import type { WorkloadEntrySpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { quote } from '../structure/describe';
import { isAddress, socketProblem, UNIX } from './addresses';
import { fqdnProblem } from './dns';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkPort, checkPortName } from './ports';

/** What the surroundings of a workload ask of it. */
export interface EndpointOptions {
  /** The names of the ports of the ServiceEntry that the workload is an endpoint of. */
  readonly servicePorts?: ReadonlySet<string>;
  /** Whether its address has to be an IP address, not a name. */
  readonly addressOnly?: boolean;
}

/** What istiod's webhook asks of a WorkloadEntry. */
export function admitWorkloadEntry({ spec }: Resource<WorkloadEntrySpec>, object: Place): void {
  checkEndpoint(spec, object.at('spec'));
}

/** Checks a workload: an object of its own, or an endpoint of a ServiceEntry. */
export function checkEndpoint(workload: WorkloadEntrySpec, at: Place, options: EndpointOptions = {}): void {
  const { address = '', network, ports = {}, labels } = workload;
  if (address === '') {
    if (!network) {
      at.error('The workload has neither address nor network, so nothing can reach it.', 'Add address.');
      return;
    }
    at.warn(
      'workload-entry-without-address',
      `The workload has no address; it is reached through the gateway of network ${network} only.`,
      'Add address where it can be reached directly.',
    );
  }
  const unix = address.startsWith(UNIX);
  if (unix) {
    at.at('address').errorIf(socketProblem(address.slice(UNIX.length)));
    if (Object.keys(ports).length > 0)
      at.error(`A Unix domain socket has no ports, and ${quote(address)} is given some.`, 'Remove ports.');
  } else if (address !== '' && !isAddress(address)) checkName(address, at.at('address'), options);
  for (const [name, port] of Object.entries(ports)) {
    const place = at.at('ports').at(name);
    checkEndpointPort(name, place, options.servicePorts);
    checkPort(port, place);
  }
  checkLabels(labels, at.at('labels'));
  if (unix && options.servicePorts !== undefined && options.servicePorts.size !== 1) {
    at.at('address').error(
      `A Unix domain socket serves one port, and the ServiceEntry has ${options.servicePorts.size}.`,
    );
  }
}

/** Checks the name of an endpoint's port: one of the service's. */
export function checkEndpointPort(name: string, at: Place, servicePorts: ReadonlySet<string> | undefined): void {
  if (servicePorts !== undefined && !servicePorts.has(name)) {
    at.error(
      `The ServiceEntry has no port ${quote(name)}, so nothing is sent to it.`,
      `Its ports are ${[...servicePorts].join(', ') || 'none'}.`,
    );
  }
  checkPortName(name, at);
}

function checkName(address: string, at: Place, { addressOnly }: EndpointOptions): void {
  if (addressOnly)
    at.error(
      `${quote(address)} is no IP address, and with resolution STATIC nobody looks names up.`,
      'Use resolution DNS, or an address.',
    );
  else if (fqdnProblem(address) !== undefined) at.error(`${quote(address)} is neither an IP address nor a host name.`);
}
