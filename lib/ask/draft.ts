import type { Request } from '../routing';

/** A request as people write it: what is left out has a default that depends on the mesh. */
export interface Draft extends Omit<Request, 'port'> {
  /**
   * The port the client connects to: a service's port at a sidecar, the pod's port at a gateway.
   * @default - the port in `host`; at a gateway that of the server for the host, one that ends TLS before one that does
   * not; at a sidecar the service's only port; else 80, or 443 with TLS
   */
  readonly port?: number;
}
