import type { GatewaySpec, Port, Server } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { isHttp, isTls, parseProtocol } from '../../model/protocol';
import { quote } from '../structure/describe';
import { addressProblem, socketProblem, UNIX } from './addresses';
import { isLabel } from './dns';
import type { Place } from './place';
import { checkPort, protocolHelp } from './ports';
import { checkGatewayHost } from './scoped-host';
import { checkServerTls, passesThrough } from './server-tls';

/** What istiod's webhook asks of a Gateway. */
export function admitGateway({ name, spec }: Resource<GatewaySpec>, object: Place): void {
  if (!isLabel(name)) {
    object
      .at('metadata')
      .at('name')
      .error(
        `The name ${quote(name)} of a Gateway is part of names in Envoy, where Istio takes no dot and 63 characters at most.`,
      );
  }
  const servers = spec.servers ?? [];
  const at = object.at('spec').at('servers');
  if (servers.length === 0)
    at.error('The Gateway has no server, so it opens no port.', 'Add a server with a port and hosts.');
  const names = new Map<string, number>();
  servers.forEach((server, index) => {
    checkServer(server, at.at(index));
    const portName = server.port?.name;
    if (server.port === undefined) return;
    const before = names.get(portName ?? '');
    if (before !== undefined)
      at.at(index)
        .at('port')
        .at('name')
        .error(
          `Server ${before} has a port named ${quote(portName ?? '')} already, and the names tell them apart.`,
          'Give each port a name of its own.',
        );
    else names.set(portName ?? '', index);
  });
}

function checkServer(server: Server, at: Place): void {
  const { port, tls, bind } = server;
  if (!server.hosts?.length)
    at.at('hosts').error('The server has no host, so no request is for it.', 'Add hosts, "*" for all.');
  server.hosts?.forEach((host, index) => {
    checkGatewayHost(host, at.at('hosts').at(index));
  });
  if (tls !== undefined) checkServerTls(tls, at.at('tls'));
  checkBind(bind, port, at);
  if (port === undefined) {
    at.at('port').error('The server has no port to listen on.', 'Add a port with number, name and protocol.');
    return;
  }
  if (checkServerPort(port, bind, at.at('port'))) checkTlsFits(server, port, at);
  if (tls?.httpsRedirect && !isHttp(parseProtocol(port.protocol ?? ''))) {
    at.at('tls')
      .at('httpsRedirect')
      .warn(
        'redirect-without-http',
        `A redirect is an HTTP answer, and port ${port.number} speaks ${port.protocol}.`,
        'Put httpsRedirect on the HTTP server.',
      );
  }
}

/** Checks the port and says whether its protocol is known. */
function checkServerPort(port: Port, bind: string | undefined, at: Place): boolean {
  const protocol = parseProtocol(port.protocol ?? '');
  if (protocol === undefined)
    at.at('protocol').error(
      `Istio knows no protocol ${quote(port.protocol ?? '')}.`,
      protocolHelp(port.protocol ?? ''),
    );
  if ((port.number ?? 0) > 0 || !bind?.startsWith(UNIX)) checkPort(port.number, at.at('number'));
  if (port.targetPort)
    at.at('targetPort').error(
      'targetPort does nothing in a Gateway; the gateway Service maps its ports.',
      'Remove it, and set targetPort in the Service.',
    );
  if (!port.name) at.at('name').error('The port has no name.', 'Give it one, like "https".');
  const numbered = (port.number ?? 0) <= 65535 && ((port.number ?? 0) >= 1 || bind?.startsWith(UNIX) === true);
  return protocol !== undefined && numbered && !port.targetPort && Boolean(port.name);
}

function checkBind(bind: string | undefined, port: Port | undefined, at: Place): void {
  if (!bind) return;
  if (!bind.startsWith(UNIX)) {
    at.at('bind').errorIf(addressProblem(bind));
    return;
  }
  at.at('bind').errorIf(socketProblem(bind.slice(UNIX.length)));
  if (port?.number)
    at.at('port')
      .at('number')
      .error(`A Unix domain socket has no port, and this one has ${port.number}.`, 'Set number to 0.');
}

function checkTlsFits({ tls }: Server, port: Port, at: Place): void {
  const protocol = parseProtocol(port.protocol);
  if (isTls(protocol)) {
    if (tls === undefined)
      at.at('tls').error(
        `${port.protocol} needs tls settings; without them the gateway has nothing to answer a handshake with.`,
        'Add tls with mode and credentialName, or mode PASSTHROUGH.',
      );
    return;
  }
  if (tls === undefined) return;
  if (!isHttp(protocol))
    at.at('tls').error(
      `${port.protocol} is not TLS, so tls settings have no place here.`,
      'Use protocol TLS or HTTPS, or remove tls.',
    );
  else if (!passesThrough(tls) || tls.caCertificates || tls.privateKey || tls.serverCertificate) {
    at.at('tls').error(
      'An HTTP server is plain text; of tls it takes httpsRedirect alone.',
      'Use protocol HTTPS, or keep httpsRedirect only.',
    );
  }
}
