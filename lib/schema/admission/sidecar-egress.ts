import type { IstioEgressListener, SidecarPort } from '../../../imports/istio.generated';
import { addressProblem, socketProblem, UNIX } from './addresses';
import type { Place } from './place';
import { checkPort, checkPortName, checkProtocol } from './ports';
import { checkEgressHost } from './scoped-host';

/** Checks the listeners for what workloads call. */
export function checkEgress(egress: readonly IstioEgressListener[], namespace: string, at: Place): void {
  const ports = new Set<number>();
  const sockets = new Set<string>();
  egress.forEach((listener, index) => {
    const place = at.at(index);
    const { port, bind = '', hosts = [] } = listener;
    if (port === undefined) {
      if (index < egress.length - 1)
        place
          .at('port')
          .error('The listener has no port and takes all traffic, so that those behind it get none.', 'Put it last.');
    } else {
      checkListener(listener, port, place);
      const taken = port.number ? ports.has(port.number) : sockets.has(bind);
      if (taken)
        place.at('port').error(`Another egress listener has ${port.number ? `port ${port.number}` : bind} already.`);
      if (port.number) ports.add(port.number);
      else sockets.add(bind);
    }
    if (hosts.length === 0)
      place.at('hosts').error('The listener has no host to send traffic to.', 'Add hosts, like "./*".');
    hosts.forEach((host, position) => {
      checkEgressHost(host, place.at('hosts').at(position));
    });
    checkRedundant(hosts, namespace, place.at('hosts'));
  });
}

function checkListener(
  { bind = '', captureMode = 'DEFAULT' }: IstioEgressListener,
  port: SidecarPort,
  at: Place,
): void {
  const place = at.at('port');
  if (port.targetPort) place.at('targetPort').error('targetPort does nothing in a Sidecar.');
  if (port.name) checkPortName(port.name, place.at('name'));
  checkProtocol(port.protocol, place.at('protocol'));
  if (port.number) {
    checkPort(port.number, place.at('number'));
    if (bind !== '') at.at('bind').errorIf(addressProblem(bind));
    return;
  }
  if (!bind.startsWith(UNIX))
    at.at('bind').error(
      'Port 0 stands for a Unix domain socket, and bind names none.',
      `Set bind to ${UNIX}/path, or give a port.`,
    );
  else at.at('bind').errorIf(socketProblem(bind.slice(UNIX.length)));
  if (captureMode !== 'DEFAULT' && captureMode !== 'NONE')
    at.at('captureMode').error(
      `iptables cannot capture a Unix domain socket, and captureMode is ${captureMode}.`,
      'Set captureMode to NONE.',
    );
}

function checkRedundant(hosts: readonly string[], namespace: string, at: Place): void {
  const byNamespace = new Map<string, Set<string>>();
  hosts.forEach((text, index) => {
    const slash = text.indexOf('/');
    if (slash < 0 || text.startsWith('~')) return;
    const scope = text.slice(0, slash) === '.' ? namespace : text.slice(0, slash);
    const host = text.slice(slash + 1);
    const known = byNamespace.get(scope) ?? new Set<string>();
    byNamespace.set(scope, known);
    const covered = host === '*' ? known.size > 0 : known.has(host) || known.has('*');
    if (covered)
      at.at(index).warn(
        'sidecar-duplicate-host',
        `${text} and another host of the listener are the same, or one includes the other.`,
        'Remove the one that is included.',
      );
    known.add(host);
  });
  if (byNamespace.size > 1 && byNamespace.get('*')?.has('*'))
    at.warn(
      'sidecar-duplicate-host',
      '"*/*" includes all hosts, so that the others change nothing.',
      'Remove the others, or "*/*".',
    );
}
