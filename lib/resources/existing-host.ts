import type { Destination } from '../model/destination';
import type { Host } from '../model/host';
import { findPort, type NumberedPort, noSuchPort } from './named-ports';

/** A host that exists outside of this program, with its ports. */
export interface ExistingHost {
  readonly host: Host;
  /** The host on its only port; where it has several, use {@link port}. */
  readonly destination: Destination;
  /**
   * The port with this name or number, as a destination.
   *
   * @throws Error for a port that was not stated
   */
  port(port: string | number): Destination;
}

/** A host by its name and ports; where its ports are not stated, any number is one. */
export function existingHost(host: Host, stated: readonly NumberedPort[] | undefined): ExistingHost {
  const ports = stated ?? [];
  return {
    host,
    destination: onOnlyPort(host, ports),
    port: (wanted) => {
      const known = findPort(ports, wanted);
      if (known !== undefined) return host.port(known);
      if (typeof wanted === 'number' && stated === undefined) return host.port(wanted);
      throw new Error(noSuchPort(`${host.name}, as it was stated,`, ports, wanted));
    },
  };
}

/** The host on its only port, or on none where it has several or none. */
export function onOnlyPort(host: Host, ports: readonly NumberedPort[]): Destination {
  const [first, second] = ports;
  return first === undefined || second !== undefined ? host.destination : host.port(first.number);
}
