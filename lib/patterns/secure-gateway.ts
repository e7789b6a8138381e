import { Construct } from 'constructs';
import type { GatewaySpecProps, ServerProps, VirtualServiceSpecProps } from '../../imports/istio-props.generated';
import { Host } from '../model/host';
import { hostCovers } from '../model/host-name';
import type { Labels } from '../model/labels';
import { toLabel } from '../model/name';
import { noteOrigin } from '../model/origin';
import { type Place, placeOfCall, report } from '../model/problem';
import { suggestion } from '../model/suggestion';
import { Gateway } from '../resources/gateway';
import { VirtualService } from '../resources/virtual-service';
import { entryMatches, type GatewayEntry, hostRoutes, passthroughRoutes } from './gateway-host';
import type { GatewayRoute } from './gateway-route';
import { groupByTls, type HostTls, isPassthrough, type TerminatedTls, tlsServer } from './gateway-tls';
import { late, type Parts } from './late';
import type { Override } from './merge';
import { pathProblem } from './path';
import { asRouteTarget } from './route-target';
import { whenProblems } from './when';

/** The pods that serve a gateway. */
export interface IngressPods {
  /** Their labels. @default - `istio: ingressgateway` */
  readonly labels?: Labels;
  /** Their namespace, which is where the Secrets with the certificates have to be. @default 'istio-system' */
  readonly namespace?: string;
}

/** TLS that ended before the gateway, at a load balancer that speaks plain HTTP to it. */
export interface TlsTerminatedBefore {
  /**
   * Sends requests that reached the load balancer unencrypted to HTTPS. It works only where the gateway's pods trust
   * the balancer's `x-forwarded-proto`: their annotation `proxy.istio.io/config` has to set
   * `gatewayTopology.numTrustedProxies` to this number; without it every request is sent round in a circle.
   * @default - no redirect
   */
  readonly redirect?: { readonly trustedProxies: number };
}

/** Props of {@link SecureGateway}. */
export interface SecureGatewayProps<ServedName extends string> extends TerminatedTls {
  /** The hosts, or the hosts with TLS settings of their own, laid over the gateway's. */
  readonly hosts: readonly ServedName[] | Readonly<Record<ServedName, HostTls>>;
  /**
   * What plain HTTP gets: a redirect to HTTPS for every path, the same routes, or no port at all.
   * @default 'redirect'
   */
  readonly plainHttp?: 'redirect' | 'serve' | 'off';
  /** Whether TLS ends before the gateway, so that it serves plain HTTP alone. @default false */
  readonly tlsTerminatedBefore?: boolean | TlsTerminatedBefore;
  /** Which pods serve it. @default - `istio: ingressgateway` in `istio-system` */
  readonly ingress?: IngressPods;
  /** The ports clients call. @default - 443 and 80 */
  readonly ports?: { readonly https?: number; readonly http?: number };
  /** What is merged last into the objects; a VirtualService by its host. @default - nothing */
  readonly override?: {
    readonly gateway?: Override<GatewaySpecProps>;
    readonly virtualServices?: Readonly<Record<string, Override<VirtualServiceSpecProps>>>;
  };
}

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

  constructor(scope: Construct, id: string, props: SecureGatewayProps<ServedName>) {
    super(scope, id);
    noteOrigin(this, new.target);
    this.#props = props;
    this.#hosts = declaredHosts(props);
    this.virtualServices = this.#made;
    for (const problem of this.#problems()) report(this, problem);
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
   * Sends the requests for a host, and if wanted a path, to a target, or answers them with a redirect or a response of
   * its own. The VirtualService of the host is made with its first route.
   */
  route(route: GatewayRoute<ServedName>): this {
    const place = placeOfCall(this.route);
    const served = this.#servedBy(route.host);
    if (served === undefined) {
      report(
        this,
        `route() for "${String(route.host)}", which this gateway does not serve. ${suggestion(String(route.host), this.#hosts.keys())}`,
        [place],
      );
      return this;
    }
    const target = route.to === undefined ? undefined : asRouteTarget(route.to);
    for (const problem of this.#routeProblems(route, target === undefined, served.tls)) report(this, problem, [place]);
    target?.usedFrom?.(this.ingressNamespace);
    const matches = entryMatches(route.path, route.when);
    this.#entriesOf(route.host, served.tls).push({ path: route.path, matches, target, route, place });
    return this;
  }

  #servedBy(host: string): { readonly tls: HostTls } | undefined {
    for (const [served, tls] of this.#hosts) {
      if (typeof host === 'string' && hostCovers(served, host)) return { tls };
    }
    return undefined;
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
    const servers = groupByTls(this.#hosts).map((group) => tlsServer(group, this.#port('https')));
    const { plainHttp = 'redirect' } = this.#props;
    if (plainHttp === 'off' || terminated.length === 0) return servers;
    return [...servers, plain(plainHttp === 'redirect' ? { httpsRedirect: true } : undefined)];
  }

  #redirectBehindBalancer(): NonNullable<VirtualServiceSpecProps['http']> {
    const { tlsTerminatedBefore } = this.#props;
    if (typeof tlsTerminatedBefore !== 'object' || tlsTerminatedBefore.redirect === undefined) return [];
    const match = [{ headers: { 'x-forwarded-proto': { exact: 'http' } } }];
    return [{ name: 'to-https', match, redirect: { scheme: 'https', redirectCode: 308 } }];
  }

  #port(scheme: 'https' | 'http'): number {
    return this.#props.ports?.[scheme] ?? (scheme === 'https' ? 443 : 80);
  }

  #problems(): string[] {
    const problems: string[] = [];
    if (this.#hosts.size === 0) problems.push('serves no host, so that it would answer nobody; give "hosts"');
    for (const [host, tls] of this.#hosts) {
      if (isPassthrough(tls) && this.#props.tlsTerminatedBefore) {
        problems.push(`passes TLS for "${host}" through, but TLS ends before the gateway, so there is none to pass`);
      }
      if (!isPassthrough(tls) && !this.#props.tlsTerminatedBefore && !tls.credentialName) {
        problems.push(
          `has no certificate for "${host}"; give "credentialName", the name of a Secret in ${this.ingressNamespace}`,
        );
      }
      if (!isPassthrough(tls) && tls.credentialName?.includes('/')) {
        problems.push(
          `names the Secret "${tls.credentialName}"; a Secret is named without its namespace, it has to be in ${this.ingressNamespace}`,
        );
      }
    }
    return problems;
  }

  #routeProblems(route: GatewayRoute<ServedName>, noTarget: boolean, tls: HostTls): string[] {
    const where = `route() for "${route.host}"`;
    const problems: string[] = [];
    const path = pathProblem(route.path);
    if (path !== undefined) problems.push(`${where}: ${path}`);
    if (route.when !== undefined) problems.push(...whenProblems(route.when).map((problem) => `${where} ${problem}`));
    if (noTarget && route.redirect === undefined && route.directResponse === undefined) {
      problems.push(
        `${where} leads nowhere: "to" is ${describe(route.to)}; pass the service itself (to: products), or one of its versions`,
      );
    }
    if (isPassthrough(tls)) {
      const unread = Object.entries(route).flatMap(([key, value]) =>
        key === 'host' || key === 'to' || value === undefined ? [] : key,
      );
      if (unread.length > 0)
        problems.push(
          `${where} asks for ${unread.join(', ')}, but the backend ends its TLS, so that the gateway reads nothing of the request`,
        );
    }
    return problems;
  }
}

function declaredHosts(props: SecureGatewayProps<string>): Map<string, HostTls> {
  const { tls, credentialName, minProtocolVersion, cipherSuites } = props;
  const common: TerminatedTls = {
    ...(tls === undefined ? {} : { tls }),
    ...(credentialName === undefined ? {} : { credentialName }),
    ...(minProtocolVersion === undefined ? {} : { minProtocolVersion }),
    ...(cipherSuites === undefined ? {} : { cipherSuites }),
  };
  const hosts = props.hosts as unknown;
  if (Array.isArray(hosts)) return new Map(hosts.map((host) => [String(host), common]));
  const byHost = Object.entries((hosts ?? {}) as Readonly<Record<string, HostTls>>);
  return new Map(byHost.map(([host, own]) => [host, isPassthrough(own) ? own : { ...common, ...own }]));
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `the text "${value}"` : value === null ? 'null' : `of type ${typeof value}`;
}
