import type { IstioIngressListener, OutboundTrafficPolicy, SidecarSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { isHttp, isTls, parseProtocol } from '../../model/protocol';
import { quote } from '../structure/describe';
import { addressProblem, socketProblem, UNIX } from './addresses';
import { checkConnectionPool } from './connection-pool';
import { checkDestination } from './destination';
import { fqdnProblem } from './dns';
import type { Place } from './place';
import { checkPort, checkPortName, checkProtocol } from './ports';
import { checkWorkloadSelector } from './selectors';
import { checkServerTls } from './server-tls';
import { checkEgress } from './sidecar-egress';

/** What istiod's webhook asks of a Sidecar. */
export function admitSidecar({ namespace, spec }: Resource<SidecarSpec>, object: Place): void {
  const at = object.at('spec');
  const { ingress = [], egress = [], outboundTrafficPolicy, inboundConnectionPool } = spec;
  if (
    ingress.length + egress.length === 0 &&
    outboundTrafficPolicy === undefined &&
    inboundConnectionPool === undefined
  ) {
    at.error('The Sidecar configures nothing.', 'Add egress with the hosts that its workloads call.');
    return;
  }
  if (!checkWorkloadSelector(spec.workloadSelector, at.at('workloadSelector'))) return;
  const ports = new Set<number>();
  ingress.forEach((listener, index) => {
    checkIngress(listener, ports, at.at('ingress').at(index));
  });
  checkConnectionPool(inboundConnectionPool, at.at('inboundConnectionPool'));
  checkEgress(egress, namespace, at.at('egress'));
  if (outboundTrafficPolicy !== undefined) checkOutbound(outboundTrafficPolicy, at.at('outboundTrafficPolicy'));
}

function checkIngress(listener: IstioIngressListener, ports: Set<number>, at: Place): void {
  const { port, bind, defaultEndpoint, tls, connectionPool } = listener;
  if (port === undefined) {
    at.at('port').error('An ingress listener needs a port to listen on.', 'Add port.');
    return;
  }
  const number = port.number ?? 0;
  if (port.targetPort)
    at.at('port')
      .at('targetPort')
      .error('targetPort does nothing in a Sidecar; defaultEndpoint says where the workload listens.');
  if (port.name) checkPortName(port.name, at.at('port').at('name'));
  checkProtocol(port.protocol, at.at('port').at('protocol'));
  checkPort(number, at.at('port').at('number'));
  if (bind) at.at('bind').errorIf(addressProblem(bind));
  if (ports.has(number)) at.at('port').at('number').error(`Another ingress listener has port ${number} already.`);
  ports.add(number);
  if (defaultEndpoint) at.at('defaultEndpoint').errorIf(endpointProblem(defaultEndpoint));
  const protocol = parseProtocol(port.protocol ?? '');
  if (tls !== undefined) checkIngressTls(tls, isTls(protocol), at.at('tls'));
  checkConnectionPool(connectionPool, at.at('connectionPool'));
  if (connectionPool?.http === undefined || isHttp(protocol)) return;
  at.at('connectionPool')
    .at('http')
    .warn(
      'sidecar-http-settings-ignored',
      `Port ${number} is not HTTP (${port.protocol || 'no protocol'}), so that only the TCP settings apply.`,
      'Set protocol HTTP, or remove http.',
    );
}

function checkIngressTls(tls: NonNullable<IstioIngressListener['tls']>, overTls: boolean, at: Place): void {
  for (const field of [
    'subjectAltNames',
    'httpsRedirect',
    'credentialName',
    'credentialNames',
    'tlsCertificates',
  ] as const) {
    const value = tls[field];
    if (!value || (Array.isArray(value) && value.length === 0)) continue;
    at.at(field).error(
      `A sidecar's ingress listener cannot have ${field}; only gateways can.`,
      'Name files by serverCertificate, privateKey and caCertificates.',
    );
  }
  if (tls.mode === 'ISTIO_MUTUAL' || tls.mode === 'AUTO_PASSTHROUGH')
    at.at('mode').error(`A sidecar's ingress listener cannot have mode ${tls.mode}.`, 'Use SIMPLE or MUTUAL.');
  if (!overTls)
    at.error('tls settings need a port of protocol HTTPS or TLS.', 'Set the protocol of the port to HTTPS.');
  checkServerTls(tls, at);
}

/** What is wrong with the place where a workload listens, or `undefined`. */
function endpointProblem(endpoint: string): string | undefined {
  if (endpoint.startsWith(UNIX)) return socketProblem(endpoint.slice(UNIX.length));
  const parts = /^(?:(127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\[::\])?:)([+-]?\d+)$/.exec(endpoint);
  if (parts === null)
    return `${quote(endpoint)} is no endpoint of a workload; it is :port, 127.0.0.1:port, 0.0.0.0:port, [::1]:port, [::]:port or unix:///path.`;
  const port = Number(parts[2]);
  return port >= 1 && port <= 65535 ? undefined : `${port} is no port: ports go from 1 to 65535.`;
}

function checkOutbound({ mode = 'REGISTRY_ONLY', egressProxy }: OutboundTrafficPolicy, at: Place): void {
  if (egressProxy === undefined) return;
  const place = at.at('egressProxy');
  if (mode !== 'ALLOW_ANY') {
    place.error(
      `egressProxy gets the traffic to unknown hosts, and mode ${mode} lets none out.`,
      'Set mode to ALLOW_ANY.',
    );
    return;
  }
  const problem = fqdnProblem(egressProxy.host ?? '');
  place.at('host').errorIf(problem);
  if (egressProxy.port === undefined) place.at('port').error('The egress proxy has no port.', 'Add port.');
  else if (problem === undefined) checkDestination(egressProxy, place);
}
