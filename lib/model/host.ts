import { Destination } from './destination';
import { toFqdn } from './host-name';
import { BRAND, type HostValue } from './reference';

/**
 * A host name the mesh knows. Services, ServiceEntries and patterns carry theirs (`products.host`);
 * {@link Host.external} says that a name lies outside of this program.
 *
 * @example
 * new DestinationRule(chart, 'legacy', {
 *   host: Host.external('legacy.example.com'),
 *   trafficPolicy: { connectionPool: { tcp: { maxConnections: 10 } } },
 * });
 */
export class Host implements HostValue {
  readonly [BRAND] = 'Host';
  readonly name: string;
  readonly namespace: string | undefined;
  readonly service: string | undefined;

  private constructor(name: string, namespace: string | undefined, service?: string) {
    this.name = name;
    this.namespace = namespace;
    this.service = service;
  }

  /**
   * A host that this program does not define: `legacy.example.com`, a Service of another team by its full name, or a
   * wildcard. A short name means nothing without a namespace: use `Service.fromName` for Services.
   *
   * @param name - the full name, as clients write it
   * @param options - `namespace` is the namespace that owns it, where one does (a Sidecar's egress list names it)
   */
  static external(name: string, options: { readonly namespace?: string } = {}): Host {
    return new Host(name, options.namespace);
  }

  /** The host of a Service: `<name>.<namespace>.svc.cluster.local`, or the short name where no namespace is known. */
  static ofService(name: string, namespace: string | undefined): Host {
    return new Host(namespace === undefined ? name : toFqdn(name, namespace), namespace, name);
  }

  /** This host on one of its ports, as a destination. */
  port(number: number): Destination {
    return new Destination(this, { port: number });
  }

  /** This host as a destination; only where it has one port alone. */
  get destination(): Destination {
    return new Destination(this);
  }

  /** The name. */
  toString(): string {
    return this.name;
  }
}
