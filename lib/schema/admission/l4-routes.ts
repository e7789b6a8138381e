import type {
  L4MatchAttributes,
  RouteDestination,
  TCPRoute,
  TLSMatchAttributes,
  TLSRoute,
  VirtualServiceSpec,
} from '../../../imports/istio.generated';
import { hostCovers } from '../../model/host-name';
import { quote } from '../structure/describe';
import { isAddress, subnetProblem } from './addresses';
import { checkDestination, checkWeights } from './destination';
import { wildcardHostProblem } from './dns';
import { checkGatewayNames } from './gateway-names';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkPort } from './ports';
import { isGeneratedSni } from './virtual-hosts';

/** Checks a route of TLS connections, which are told apart by their SNI. */
export function checkTlsRoute({ match = [], route = [] }: TLSRoute, spec: VirtualServiceSpec, at: Place): void {
  if (match.length === 0)
    at.at('match').error('A tls route without match is for no connection.', 'Add a match with sniHosts.');
  match.forEach((attributes, index) => {
    const place = at.at('match').at(index);
    if (!attributes.sniHosts?.length)
      place
        .at('sniHosts')
        .error('The match has no SNI host, and TLS connections are told apart by it.', 'Add sniHosts.');
    attributes.sniHosts?.forEach((host, position) => {
      checkSniHost(host, spec, place.at('sniHosts').at(position));
    });
    checkL4Match(attributes, place);
  });
  checkRoute(route, 'tls', at.at('route').errorsOnly());
}

/** Checks a route of TCP connections. */
export function checkTcpRoute({ match = [], route = [] }: TCPRoute, at: Place): void {
  const quiet = at.errorsOnly();
  match.forEach((attributes, index) => {
    checkL4Match(attributes, quiet.at('match').at(index));
  });
  checkRoute(route, 'tcp', quiet.at('route'));
}

function checkL4Match(match: TLSMatchAttributes | L4MatchAttributes, at: Place): void {
  match.destinationSubnets?.forEach((subnet, index) => {
    at.at('destinationSubnets').at(index).errorIf(subnetProblem(subnet));
  });
  if (match.port) checkPort(match.port, at.at('port'));
  checkLabels(match.sourceLabels, at.at('sourceLabels'));
  checkGatewayNames(match.gateways, at.at('gateways'));
}

function checkSniHost(host: string, { hosts = [], gateways = [] }: VirtualServiceSpec, at: Place): void {
  const generated = !gateways.includes('mesh') && isGeneratedSni(host);
  const problem = generated ? undefined : wildcardHostProblem(host);
  if (problem !== undefined) {
    if (isAddress(host))
      at.warn(
        'sni-host-ip-address',
        `Clients send no SNI for the address ${host}, so that the match is never met.`,
        'Use a host name, or a tcp route.',
      );
    else at.error(problem);
  } else if (!hosts.some((outer) => hostCovers(outer, host))) {
    at.error(
      `The SNI host ${quote(host)} is none of the hosts of the VirtualService, so that no connection for it gets here.`,
      `Add it to hosts (${hosts.join(', ')}).`,
    );
  }
}

function checkRoute(route: readonly RouteDestination[], protocol: 'tls' | 'tcp', at: Place): void {
  if (route.length === 0) at.error(`The ${protocol} route has no destination.`, 'Add route.');
  route.forEach(({ destination }, index) => {
    if (destination === undefined) at.at(index).at('destination').error('The route has no destination.');
    checkDestination(destination, at.at(index).at('destination'));
  });
  checkWeights(route, at);
}
