import type { Construct } from 'constructs';
import type { ServiceEntrySpecProps } from '../../imports/istio-props.generated';
import type { Destination } from '../model/destination';
import { Host } from '../model/host';
import { mappingsIn } from '../model/mapping';
import { placeOfCall, report } from '../model/problem';
import type { TargetValue } from '../model/reference';
import { onOnlyPort } from './existing-host';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';
import { findPort, type NumberedPort, noSuchPort } from './named-ports';
import { Target } from './target';

/** Props of {@link ServiceEntry}: Istio's ServiceEntry, and `metadata`. */
export interface ServiceEntryProps extends MeshObjectProps, ServiceEntrySpecProps {}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry' };

/**
 * Makes hosts known to the mesh that Kubernetes does not know: an API outside, a database on a machine of its own.
 * Writes one `ServiceEntry`.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 *
 * @example
 * const payments = new ServiceEntry(chart, 'payments', {
 *   hosts: ['api.payments.example.com'],
 *   ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
 *   location: 'MESH_EXTERNAL',
 *   resolution: 'DNS',
 * });
 * payments.port('tls'); // a Destination
 */
export class ServiceEntry extends MeshObject<ServiceEntryProps> {
  constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, KIND, props);
  }

  /** Its hosts, in the order they were written. */
  get hosts(): readonly Host[] {
    const options = this.namespace === undefined ? {} : { namespace: this.namespace };
    const hosts: readonly string[] | undefined = this.given.hosts;
    return (hosts ?? []).map((name) => Host.external(name, options));
  }

  /** Its first host. */
  get host(): Host {
    const [first] = this.hosts;
    if (first !== undefined) return first;
    report(this, 'hosts is empty, and a ServiceEntry without one makes nothing known');
    return Host.external(this.name);
  }

  /** Its first host on its only port; where it has several, use {@link port}. */
  get destination(): Destination {
    return onOnlyPort(this.host, this.#ports);
  }

  /**
   * The port with this name or number of its first host, as a destination; for another host, `entry.hosts[1].port(443)`.
   * An unknown port is told at synth, with the nearest name.
   */
  port(port: string | number): Destination {
    const known = findPort(this.#ports, port);
    if (known !== undefined) return this.host.port(known);
    report(this, noSuchPort(`ServiceEntry ${this.name}`, this.#ports, port), [placeOfCall(this.port)]);
    return this.host.destination;
  }

  /** This ServiceEntry as what a policy attaches to (`targetRefs`), in ambient mode. */
  get target(): TargetValue {
    return Target.serviceEntry(this.name);
  }

  get #ports(): readonly NumberedPort[] {
    return mappingsIn<NumberedPort>(this.given.ports);
  }
}
