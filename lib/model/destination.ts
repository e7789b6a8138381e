import { BRAND, type DestinationValue, type HostValue } from './reference';

/**
 * Where traffic goes: a host with an optional subset and port. It is made by what it points to
 * (`products.version('v2')`, `service.port('http')`, `Host.external('legacy.example.com').port(8080)`), never from text.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export class Destination implements DestinationValue {
  readonly [BRAND] = 'Destination';
  readonly host: HostValue;
  /** The subset of the host's DestinationRule, or `undefined` for all of its endpoints. */
  readonly subset: string | undefined;
  /** The port of the host, or `undefined` where it has only one. */
  readonly port: number | undefined;

  constructor(
    host: HostValue,
    target: { readonly subset?: string | undefined; readonly port?: number | undefined } = {},
  ) {
    this.host = host;
    this.subset = target.subset;
    this.port = target.port;
  }

  /** As messages name it: `products.shop.svc.cluster.local:8080 (subset v2)`. */
  toString(): string {
    const port = this.port === undefined ? '' : `:${this.port}`;
    const subset = this.subset === undefined ? '' : ` (subset ${this.subset})`;
    return `${this.host.name}${port}${subset}`;
  }
}
