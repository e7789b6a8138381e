import type { ServicePort } from 'kubernetes-types/core/v1';
import type { HTTPRouteProps } from '../../imports/istio-props.generated';
import { inWords } from '../model/in-words';
import { isHttp, type Protocol, parseProtocol } from '../model/protocol';
import type { ShapeOf } from '../model/shape';

/** A port of a service, with its protocol said rather than guessed. */
export interface PortProps {
  /** The port clients call. */
  readonly port: number;
  /** The port of the container, by number or name. @default - the same number */
  readonly targetPort?: number | string;
  /** What is spoken; written as `appProtocol`. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTP2' | 'GRPC' | 'GRPC-Web' | 'TCP' | 'Mongo' | 'Redis' | 'MySQL';
}

/** Either one HTTP port, or several by name. */
export interface PortsProps {
  /** The one HTTP port, named `http`. @default - see `ports` */
  readonly port?: number;
  /** Ports by name. @default - see `port` */
  readonly ports?: Readonly<Record<string, PortProps>>;
}

/** The keys of {@link PortsProps}. */
export const PORTS = {
  port: true,
  ports: { '*': { port: true, targetPort: true, protocol: true } },
} satisfies ShapeOf<PortsProps>;

/** A port as the patterns work with it. */
export interface ResolvedPort {
  readonly name: string;
  readonly number: number;
  readonly targetPort: number | string | undefined;
  readonly protocol: Protocol;
}

/** The ports of a service, and what is wrong with them. */
export function resolvePorts(props: PortsProps): { readonly ports: ResolvedPort[]; readonly problems: string[] } {
  const problems: string[] = [];
  if (props.port !== undefined && props.ports !== undefined)
    problems.push('has "port" and "ports"; one of the two says it');
  const named = Object.entries<PortProps | null>(props.ports ?? {}).map(([name, port]) => [name, port ?? {}]) as [
    string,
    PortProps,
  ][];
  if (named.length === 0 && props.port !== undefined) named.push(['http', { port: props.port }]);
  if (named.length === 0) problems.push('has no port, so that nobody could call it; give "port" or "ports"');
  const numbers = new Set<number>();
  const ports = named.map(([name, port]): ResolvedPort => {
    const problem = portProblem(port.port);
    if (problem !== undefined) problems.push(`port "${name}" is ${problem}`);
    if (numbers.has(port.port)) problems.push(`two ports have the number ${port.port}`);
    numbers.add(port.port);
    const protocol = parseProtocol(port.protocol ?? 'HTTP');
    if (protocol === undefined || protocol === 'HTTPS' || protocol === 'TLS' || protocol === 'UDP') {
      problems.push(
        `port "${name}" speaks ${inWords(port.protocol)}, whose requests the mesh cannot route between versions`,
      );
    }
    return { name, number: port.port, targetPort: port.targetPort, protocol: protocol ?? 'HTTP' };
  });
  return { ports, problems };
}

/** What is wrong with the number of a port, as the rest of a sentence, or `undefined`. */
export function portProblem(port: unknown): string | undefined {
  const number = Number.isInteger(port) ? Number(port) : 0;
  return number > 0 && number <= 65535 ? undefined : `${inWords(port)}; a port is a whole number from 1 to 65535`;
}

/** The port as Kubernetes writes it, the protocol as `appProtocol`. */
export function servicePort(port: ResolvedPort): ServicePort {
  return {
    name: port.name,
    port: port.number,
    ...(port.targetPort === undefined ? {} : { targetPort: port.targetPort }),
    appProtocol: port.protocol.toLowerCase(),
  };
}

/** The ports whose requests Istio reads. */
export function httpPorts(ports: readonly ResolvedPort[]): ResolvedPort[] {
  return ports.filter((port) => isHttp(port.protocol));
}

/** The ports whose connections Istio passes on unread. */
export function otherPorts(ports: readonly ResolvedPort[]): ResolvedPort[] {
  return ports.filter((port) => !isHttp(port.protocol));
}

/** The port with this number, the first where none is asked for. */
export function portOf(ports: readonly ResolvedPort[], number: number | undefined): ResolvedPort | undefined {
  return number === undefined ? ports[0] : ports.find((port) => port.number === number);
}

/**
 * The routes of all HTTP ports. A VirtualService without ports is served on all of them, so where there are several each
 * route matches its own.
 */
export function onHttpPorts(
  ports: readonly ResolvedPort[],
  routesOn: (port: ResolvedPort) => readonly HTTPRouteProps[],
): HTTPRouteProps[] {
  return httpPorts(ports).flatMap((port) => {
    const routes = routesOn(port);
    return ports.length === 1 ? routes : routes.map((route) => onPort(route, port));
  });
}

function onPort(route: HTTPRouteProps, port: ResolvedPort): HTTPRouteProps {
  return {
    ...route,
    ...(route.name === undefined ? {} : { name: `${port.name}-${route.name}` }),
    match: (route.match ?? [{}]).map((match) => ({ ...match, port: port.number })),
  };
}
