import { Construct } from 'constructs';
import type { GatewaySpecProps, ServerProps, VirtualServiceSpecProps } from '../../imports/istio-props.generated';
import { Host } from '../model/host';
import { inWords } from '../model/in-words';
import { toLabel } from '../model/name';
import { noteOrigin } from '../model/origin';
import { type Place, placeOfCall, report } from '../model/problem';
import { suggestion } from '../model/suggestion';
import { unknownKeys } from '../model/unknown-keys';
import { Gateway } from '../resources/gateway';
import { VirtualService } from '../resources/virtual-service';
import { entryMatches, type GatewayEntry, hostRoutes, passthroughRoutes } from './gateway-host';
import { declaredHosts, tlsOf } from './gateway-hosts';
import { gatewayProblems, routeProblems } from './gateway-problems';
import type { AnyRoute, GatewayRoute } from './gateway-route';
import { type HostTls, isPassthrough, tlsServers } from './gateway-tls';
import { late, type Parts } from './late';
import { asRouteTarget } from './route-target';
import { SECURE_GATEWAY, type SecureGatewayProps, trustedProxies } from './secure-gateway-props';
import { soundProps } from './sound-props';

/**
 * An entrance to the mesh: HTTPS per host with its certificate, plain HTTP redirected, and routes to services whose
 * splits, pins, timeouts and retries hold here too. Writes one `Gateway`, and one `VirtualService` per host that has a
 * route.
 *
 * Routes to one host may be added from anywhere; they come out ordered by specificity, and two that nothing orders are
 * an error that names both calls.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/
 *
 * @example
 * const edge = new SecureGateway(chart, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
 * edge.route({ host: 'api.example.com', path: '/api/products', to: products });
 */
export class SecureGateway<const ServedName extends string = string> extends Construct {
  /** The Gateway. */
  readonly gateway: Gateway;
  /** The VirtualServices by host, as far as routes were added. */
  readonly virtualServices: ReadonlyMap<string, VirtualService>;
  readonly #made = new Map<string, VirtualService>();
  readonly #entries = new Map<string, GatewayEntry[]>();
  readonly #hosts: ReadonlyMap<string, HostTls>;
  readonly #props: SecureGatewayProps<ServedName>;

  constructor(scope: Construct, id: string, given: SecureGatewayProps<ServedName>) {
    super(scope, id);
    noteOrigin(this, new.target);
    const { props, problems } = soundProps(given);
    this.#props = props;
    this.#hosts = declaredHosts(props);
    if (new.target === SecureGateway) problems.push(...unknownKeys(props, SECURE_GATEWAY));
    this.virtualServices = this.#made;
    for (const problem of [...problems, ...gatewayProblems(props, this.#hosts)]) report(this, problem);
    const parts: Parts<GatewaySpecProps> = {
      selector: () => props.ingress?.labels ?? { istio: 'ingressgateway' },
      servers: () => this.#servers(),
    };
    this.gateway = new Gateway(this, 'gateway', late<GatewaySpecProps>(id, parts, props.override?.gateway));
  }

  /** The namespace of the pods that serve it. */
  get ingressNamespace(): string {
    return this.#props.ingress?.namespace ?? 'istio-system';
  }

  /**
   * The annotations its pods need: how many proxies in front of them they trust, where that decides a redirect. The
   * Deployment of the gateway is somebody else's, so they have to be set there.
   */
  get podAnnotations(): Readonly<Record<string, string>> {
    const numTrustedProxies = trustedProxies(this.#props);
    if (numTrustedProxies === undefined) return {};
    return { 'proxy.istio.io/config': JSON.stringify({ gatewayTopology: { numTrustedProxies } }) };
  }

  /**
   * Sends the requests for a host, and if wanted a path, to a target, or answers them with a redirect or a response of
   * its own. The VirtualService of the host is made with its first route.
   *
   * @example
   * const orders = new CanaryService(chart, 'orders', {
   *   ports: { http: { port: 80 }, grpc: { port: 9000, protocol: 'GRPC' } },
   *   versions: { v1: {}, v2: {} },
   *   split: { v1: 90, v2: 10 },
   * });
   * const edge = new SecureGateway(chart, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
   * edge.route({ host: 'api.example.com', path: '/orders', to: orders });
   * edge.route({ host: 'api.example.com', path: '/shop.Orders', to: orders.port('grpc') });
   */
  route(route: GatewayRoute<ServedName>): this {
    const place = placeOfCall(this.route);
    const { props: asked, problems: unsound } = soundProps(route as AnyRoute);
    const tls = tlsOf(asked.host, this.#hosts);
    if (tls === undefined) {
      const known = suggestion(inWords(asked.host), this.#hosts.keys());
      const what =
        asked.host === undefined
          ? 'route() names no host'
          : `route() for "${inWords(asked.host)}", which this gateway does not serve`;
      report(this, `${what}. ${known}`, [place]);
      return this;
    }
    const target = asked.to === undefined ? undefined : asRouteTarget(asked.to);
    const problems = [...unsound, ...routeProblems(asked, target !== undefined, tls)];
    for (const problem of problems) report(this, `route() for "${asked.host}" ${problem}`, [place]);
    const entries = this.#entriesOf(asked.host, tls);
    if (problems.length > 0) return this;
    // Its pods send the requests; Istio's analyzers ask whether the VirtualService's own namespace sees the host.
    for (const namespace of new Set([this.ingressNamespace, this.gateway.namespace ?? this.ingressNamespace]))
      target?.usedFrom?.(namespace);
    target?.usedBy?.(this.#made.get(asked.host)!);
    entries.push({ matches: entryMatches(asked.path, asked.when), target, route: asked, path: asked.path, place });
    return this;
  }

  #entriesOf(host: string, tls: HostTls): GatewayEntry[] {
    const known = this.#entries.get(host);
    if (known !== undefined) return known;
    const entries: GatewayEntry[] = [];
    this.#entries.set(host, entries);
    const complain = (message: string, places: readonly Place[]) => report(this, message, places);
    const parts: Parts<VirtualServiceSpecProps> = {
      hosts: () => [Host.external(host)],
      gateways: () => [this.gateway],
      ...(isPassthrough(tls)
        ? { tls: () => passthroughRoutes(host, this.#port('https'), entries, complain) }
        : { http: () => [...this.#redirectBehindBalancer(), ...hostRoutes(host, entries, complain)] }),
    };
    const name = `${this.gateway.name}-${toLabel(host) ?? 'host'}`;
    const override = this.#props.override?.virtualServices?.[host];
    this.#made.set(
      host,
      new VirtualService(this, `host-${host}`, late<VirtualServiceSpecProps>(name, parts, override)),
    );
    return entries;
  }

  #servers(): ServerProps[] {
    const terminated = [...this.#hosts].filter(([, tls]) => !isPassthrough(tls)).map(([host]) => host);
    const plain = (tls?: ServerProps['tls']): ServerProps => ({
      port: { number: this.#port('http'), name: 'http', protocol: 'HTTP' },
      hosts: terminated,
      ...(tls === undefined ? {} : { tls }),
    });
    if (this.#props.tlsTerminatedBefore) return [plain()];
    const servers = tlsServers(this.#hosts, this.#port('https'));
    const { plainHttp = 'redirect' } = this.#props;
    if (plainHttp === 'off' || terminated.length === 0) return servers;
    return [...servers, plain(plainHttp === 'redirect' ? { httpsRedirect: true } : undefined)];
  }

  #redirectBehindBalancer(): NonNullable<VirtualServiceSpecProps['http']> {
    if (trustedProxies(this.#props) === undefined) return [];
    const match = [{ headers: { 'x-forwarded-proto': { exact: 'http' } } }];
    return [{ name: 'to-https', match, redirect: { scheme: 'https', redirectCode: 308 } }];
  }

  #port(scheme: 'https' | 'http'): number {
    return this.#props.ports?.[scheme] ?? (scheme === 'https' ? 443 : 80);
  }
}
