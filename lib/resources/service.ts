import type { Construct } from 'constructs';
import type { ServicePort as KubernetesServicePort, ServiceSpec } from 'kubernetes-types/core/v1';
import type { Destination } from '../model/destination';
import { Host } from '../model/host';
import { report } from '../model/problem';
import { reference, type TargetValue } from '../model/reference';
import { suggestion } from '../model/suggestion';
import { MeshObject, type MeshObjectProps } from './mesh-object';

/** Props of {@link Service}: Kubernetes' own ServiceSpec, and `metadata`. */
export interface ServiceProps extends MeshObjectProps, ServiceSpec {}

/** What the rest of a program needs to know of a Service: its host, and its ports by name or number. */
export interface ServiceLike {
  readonly host: Host;
  readonly namespace?: string | undefined;
  /** The name in `metadata`. */
  readonly name: string;
  /** The port with this name or number, as a destination. */
  port(port: string | number): Destination;
}

/** A port of a Service that exists outside of this program. */
export interface ExistingPort {
  readonly name?: string;
  readonly port: number;
}

/**
 * A Kubernetes Service. Writes one `Service`. Name its ports by protocol (`http`, `grpc-web`, `tcp-mysql`) or set
 * `appProtocol`: Istio routes by it.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 *
 * @example
 * const reviews = new Service(chart, 'reviews', {
 *   selector: { app: 'reviews' },
 *   ports: [{ name: 'http', port: 9080 }],
 * });
 * reviews.port('http'); // a Destination
 */
export class Service extends MeshObject implements ServiceLike {
  /** Its name in the mesh: `<name>.<namespace>.svc.cluster.local`. */
  readonly host: Host;
  readonly #ports: readonly KubernetesServicePort[];

  constructor(scope: Construct, id: string, props: ServiceProps) {
    const { metadata, ...spec } = props;
    super(scope, id, { apiVersion: 'v1', kind: 'Service', nameRule: 'service' }, metadata, () => ({ spec }));
    this.host = Host.ofService(this.name, this.namespace);
    this.#ports = spec.ports ?? [];
  }

  /** A Service that exists outside of this program. */
  static fromName(
    name: string,
    options: { readonly namespace: string; readonly ports?: readonly ExistingPort[] },
  ): ServiceLike {
    const host = Host.ofService(name, options.namespace);
    return {
      host,
      name,
      namespace: options.namespace,
      port: (port) => {
        const known = options.ports?.find((candidate) => candidate.name === port || candidate.port === port);
        if (known !== undefined) return host.port(known.port);
        if (typeof port === 'number' && options.ports === undefined) return host.port(port);
        const names = (options.ports ?? []).flatMap((candidate) => candidate.name ?? []);
        throw new Error(
          `Service ${options.namespace}/${name}: no port ${JSON.stringify(port)} is stated. ${suggestion(String(port), names)}`,
        );
      },
    };
  }

  /** All endpoints of the Service; where it has several ports, use {@link port}. */
  get destination(): Destination {
    const [first, second] = this.#ports;
    if (first === undefined || second !== undefined) return this.host.destination;
    return this.host.port(first.port);
  }

  /** The port with this name or number, as a destination. An unknown one is told at synth, with the nearest name. */
  port(port: string | number): Destination {
    const known = this.#ports.find((candidate) => candidate.name === port || candidate.port === port);
    if (known === undefined) {
      const names = this.#ports.flatMap((candidate) => candidate.name ?? []);
      report(
        this,
        `Service ${this.name} has no port ${JSON.stringify(port)}. ${suggestion(String(port), names)}`,
        this.port,
      );
      return this.host.destination;
    }
    return this.host.port(known.port);
  }

  /** This Service as what a policy attaches to (`targetRefs`), in ambient mode. */
  get target(): TargetValue {
    return reference('Target', { group: '', kind: 'Service', name: this.name });
  }
}
