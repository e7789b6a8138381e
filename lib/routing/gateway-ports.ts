import type { SpecByKind } from '../mesh/kinds';
import type { Resource } from '../mesh/resource';
import { GATEWAY_NAME, GATEWAY_SERVICE } from './gateway-api/listeners';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import { targetPortOf } from './target-port';

/** Lets a Service opt out of the translation of Gateway ports to its target ports. */
const OPT_OUT = 'experimental.istio.io/disable-gateway-port-translation';

interface ExposedPort {
  readonly host: string;
  readonly namespace: string;
  readonly number: number;
  readonly target: number;
  readonly optsOut: boolean;
}

/** Which port the pods of a gateway listen on for a port that a Gateway names: the target port of the Service before them. */
export class GatewayPorts {
  readonly #proxy: ProxyNode;
  readonly #ports: readonly ExposedPort[];

  constructor(index: MeshIndex, proxy: ProxyNode) {
    this.#proxy = proxy;
    this.#ports = index.serviceTargets.of(proxy).flatMap((service) =>
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
    const hosts = gateway.annotations[GATEWAY_SERVICE]?.split(',');
    if (hosts === undefined || this.#isManaged(gateway)) return true;
    return this.#ports.some(({ host, namespace }) => namespace === gateway.namespace && hosts.includes(host));
  }

  /** Whether Istio itself made these pods, and the Service before them, for the Gateway. */
  #isManaged({ annotations, namespace }: Resource): boolean {
    const name = annotations[GATEWAY_NAME];
    return name !== undefined && name === this.#proxy.labels[GATEWAY_NAME] && namespace === this.#proxy.namespace;
  }

  /** The ports to listen on for a Gateway's port. */
  resolve(gateway: Resource<SpecByKind['Gateway']>, number: number): readonly number[] {
    const hosts = gateway.annotations[GATEWAY_SERVICE]?.split(',');
    if (hosts !== undefined) {
      const own = this.#ports.filter(
        (port) => port.number === number && port.namespace === gateway.namespace && hosts.includes(port.host),
      );
      if (own.length === 0 && this.#isManaged(gateway)) return [number];
      return [...new Set(own.map(({ target }) => target))];
    }
    const first = this.#ports.find((port) => port.number === number && !port.optsOut);
    return [first?.target ?? number];
  }
}
