import type { Construct } from 'constructs';
import type { DestinationRuleSpecProps, SubsetProps } from '../../imports/istio-props.generated';
import type { HostLike } from '../../imports/references';
import { Destination } from '../model/destination';
import { Host } from '../model/host';
import { mappingsIn } from '../model/mapping';
import { placeOfCall, report } from '../model/problem';
import { type HostValue, referenceIn } from '../model/reference';
import { suggestion } from '../model/suggestion';
import { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';

/** A subset with a name that the compiler remembers. */
export interface NamedSubset<Name extends string> extends SubsetProps {
  readonly name: Name;
}

/** Props of {@link DestinationRule}: Istio's DestinationRule with a reference for its host, and `metadata`. */
export interface DestinationRuleProps<Subset extends string = string>
  extends MeshObjectProps,
    DestinationRuleSpecProps {
  /** Parts of the host's pods that routes can send to by name. @default - none */
  readonly subsets?: readonly NamedSubset<Subset>[];
}

/** Subsets of a host that somebody else declares. */
export interface ExistingSubsets<Subset extends string> {
  /** The subset as a destination. */
  subset(name: Subset, options?: SubsetOptions): Destination;
}

/** Which port of a subset. */
export interface SubsetOptions {
  /** @default - the only port of the host, where it is a Service that has one alone */
  readonly port?: number;
}

const KIND: MeshObjectKind = { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule' };

/**
 * What happens to traffic once it is routed to a host: load balancing, connection limits, ejection of failing pods, TLS,
 * and the subsets of its pods. Writes one `DestinationRule`.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 *
 * @example
 * const versions = new DestinationRule(chart, 'reviews', {
 *   host: reviews,
 *   subsets: [
 *     { name: 'v1', labels: { version: 'v1' } },
 *     { name: 'v2', labels: { version: 'v2' } },
 *   ],
 * });
 * versions.subset('v2'); // a Destination; 'v3' does not compile
 */
export class DestinationRule<const Subset extends string = string> extends MeshObject<DestinationRuleProps<Subset>> {
  constructor(scope: Construct, id: string, props: DestinationRuleProps<Subset>) {
    super(scope, id, KIND, props);
  }

  /**
   * The subsets of a host whose DestinationRule exists outside of this program.
   *
   * @throws Error by `subset()` of what it returns, for a subset that was not stated
   *
   * @example
   * DestinationRule.fromHost(reviews, { subsets: ['v1', 'v2'] }).subset('v2');
   */
  static fromHost<const Subset extends string>(
    host: HostLike,
    options: { readonly subsets: readonly Subset[] },
  ): ExistingSubsets<Subset> {
    return {
      subset: (name, { port } = {}) => {
        if (options.subsets.includes(name)) return toSubset(host, name, port);
        throw new Error(noSuchSubset(`The rule of ${hostOf(host).name}, as it was stated,`, options.subsets, name));
      },
    };
  }

  /** A subset as a destination. Where the name is not known to the compiler, an unknown one is told at synth. */
  subset(name: NoInfer<Subset>, options: SubsetOptions = {}): Destination {
    const names = mappingsIn<NamedSubset<Subset>>(this.given.subsets).map((subset) => subset.name);
    if (!names.includes(name)) {
      report(this, noSuchSubset(`DestinationRule ${this.name}`, names, name), [placeOfCall(this.subset)]);
    }
    return toSubset(this.given.host, name, options.port);
  }
}

function toSubset(host: HostLike, subset: string, port: number | undefined): Destination {
  return new Destination(hostOf(host), { subset, port: port ?? referenceIn(Object(host), 'Destination')?.port });
}

function hostOf(host: HostLike): HostValue {
  return referenceIn(Object(host), 'Host') ?? Host.external(String(host));
}

function noSuchSubset(owner: string, names: readonly string[], wanted: string): string {
  return `${owner} has no subset ${JSON.stringify(wanted)}. ${suggestion(String(wanted), names)}`;
}
