import type { Construct } from 'constructs';
import type { ServiceSpec } from 'kubernetes-types/core/v1';
import type { Destination } from '../model/destination';
import { Host } from '../model/host';
import { mappingsIn } from '../model/mapping';
import { placeOfCall, report } from '../model/problem';
import type { TargetValue } from '../model/reference';
import { elsewhere } from './elsewhere';
import { existingHost, onOnlyPort } from './existing-host';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';
import { findPort, type NumberedPort, noSuchPort } from './named-ports';
import { Target } from './target';

/** Props of {@link Service}: Kubernetes' own ServiceSpec, and `metadata`. */
export interface ServiceProps extends MeshObjectProps, ServiceSpec {}

/** What the rest of a program needs to know of a Service: its host, and its ports by name or number. */
export interface ServiceLike {
  readonly host: Host;
  readonly namespace?: string | undefined;
  /** The name in `metadata`. */
  readonly name: string;
  /** The Service on its only port; where it has several, use {@link port}. */
  readonly destination: Destination;
  /** The Service as what a policy attaches to. */
  readonly target: TargetValue;
  /** The port with this name or number, as a destination. */
  port(port: string | number): Destination;
}

/** A port of a Service that exists outside of this program. */
export interface ExistingPort {
  /** @default - it goes by its number */
  readonly name?: string;
  readonly port: number;
}

/** A Service of another library, such as that of cdk8s-plus. */
export interface ServiceShape {
  readonly name: string;
  readonly metadata: { readonly namespace?: string | undefined };
  readonly ports: readonly { readonly name?: string | undefined; readonly port: number }[];
}

const KIND: MeshObjectKind = { apiVersion: 'v1', kind: 'Service', nameRule: 'service' };

/**
 * A Kubernetes Service. Writes one `Service`. Name its ports by protocol (`http`, `grpc-web`, `tcp-mysql`) or set
 * `appProtocol`: Istio routes by it. `clusterIP: 'None'` makes it headless, `type: 'ExternalName'` an alias.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 *
 * @example
 * const catalog = new Service(chart, 'catalog', {
 *   selector: { app: 'catalog' },
 *   ports: [{ name: 'http', port: 9080 }],
 * });
 * catalog.port('http'); // a Destination
 */
export class Service extends MeshObject<ServiceProps> implements ServiceLike {
  /** Its name in the mesh: `<name>.<namespace>.svc.cluster.local`. */
  readonly host: Host;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, KIND, props);
    this.host = Host.ofService(this.name, this.namespace);
  }

  /**
   * A Service that exists outside of this program.
   *
   * @param options - `ports` is what `port('http')` looks names up in; without it, ports go by number
   * @throws Error by `port()` of what it returns, for a port that was not stated
   *
   * @example
   * Service.fromName('ratings', { namespace: 'shop' }).port(9080);
   */
  static fromName(
    name: string,
    options: { readonly namespace: string | undefined; readonly ports?: readonly ExistingPort[] | undefined },
  ): ServiceLike {
    const { namespace, ports } = elsewhere('Service', name, options);
    const host = Host.ofService(name, namespace);
    return {
      ...existingHost(host, ports?.map(numbered)),
      name,
      namespace,
      target: Target.service(name),
    };
  }

  /** A Service that another library makes in this program: anything with a name, `metadata` and ports, as in cdk8s-plus. */
  static from(service: ServiceShape): ServiceLike {
    return Service.fromName(service.name, {
      namespace: service.metadata.namespace,
      ports: service.ports.map(({ name, port }) => (name === undefined ? { port } : { name, port })),
    });
  }

  /** The Service on its only port; where it has several, use {@link port}. */
  get destination(): Destination {
    return onOnlyPort(this.host, this.#ports);
  }

  /** The port with this name or number, as a destination. An unknown one is told at synth, with the nearest name. */
  port(port: string | number): Destination {
    const known = findPort(this.#ports, port);
    if (known !== undefined) return this.host.port(known);
    report(this, noSuchPort(`Service ${this.name}`, this.#ports, port), [placeOfCall(this.port)]);
    return this.host.destination;
  }

  /** This Service as what a policy attaches to (`targetRefs`), in ambient mode. */
  get target(): TargetValue {
    return Target.service(this.name);
  }

  get #ports(): readonly NumberedPort[] {
    return mappingsIn<ExistingPort>(this.given.ports).map(numbered);
  }
}

function numbered({ name, port }: ExistingPort): NumberedPort {
  return { name, number: port };
}
