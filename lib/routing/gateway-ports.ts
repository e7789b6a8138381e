import type { SpecByKind } from '../mesh/kinds';
import type { Resource } from '../mesh/resource';
import type { MeshIndex } from './mesh-index';
import type { Proxy } from './proxy';
import { servicesOfProxy } from './service-targets';
import { targetPortOf } from './target-port';

/** Lets a Service opt out of the translation of Gateway ports to its target ports. */
const OPT_OUT = 'experimental.istio.io/disable-gateway-port-translation';
/** Names the Services a Gateway belongs to; its ports are then theirs alone. */
const OF_SERVICES = 'internal.istio.io/gateway-service';

interface ExposedPort {
  readonly host: string;
  readonly namespace: string;
  readonly number: number;
  readonly target: number;
  readonly optsOut: boolean;
}

/** Which port the pods of a gateway listen on for a port that a Gateway names: the target port of the Service before them. */
export class GatewayPorts {
  readonly #ports: readonly ExposedPort[];

  constructor(index: MeshIndex, proxy: Proxy) {
    this.#ports = servicesOfProxy(index, proxy).flatMap((service) =>
      service.ports.flatMap((port) => {
        const target = targetPortOf(index.mesh, service, port);
        if (target === undefined) return [];
        const optsOut = OPT_OUT in service.resource.labels;
        return [{ host: service.host, namespace: service.namespace, number: port.number, target, optsOut }];
      }),
    );
  }

  /** Whether a Gateway that names its Services belongs to these pods; one that names none does if its selector says so. */
  applies(gateway: Resource<SpecByKind['Gateway']>): boolean {
    const hosts = gateway.annotations[OF_SERVICES]?.split(',');
    return (
      hosts === undefined ||
      this.#ports.some(({ host, namespace }) => namespace === gateway.namespace && hosts.includes(host))
    );
  }

  /** The ports to listen on for a Gateway's port. */
  resolve(gateway: Resource<SpecByKind['Gateway']>, number: number): readonly number[] {
    const hosts = gateway.annotations[OF_SERVICES]?.split(',');
    if (hosts !== undefined) {
      const own = this.#ports.filter(
        (port) => port.number === number && port.namespace === gateway.namespace && hosts.includes(port.host),
      );
      return [...new Set(own.map(({ target }) => target))];
    }
    const first = this.#ports.find((port) => port.number === number && !port.optsOut);
    return [first?.target ?? number];
  }
}
