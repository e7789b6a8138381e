import type { EffectiveDestinationRule, Subset } from '../mesh/merge-destination-rules';
import type { RegistryPort } from '../mesh/registry';
import { settingsFor } from '../mesh/traffic-policies';
import { type ClusterRef, clusterName } from './http-route';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import type { Scope } from './scope';
import type { Service } from './service';

/** What a proxy knows of a cluster that exists. */
export interface Cluster {
  readonly ref: ClusterRef;
  readonly service: Service;
  readonly port: RegistryPort;
  readonly subset: Subset | undefined;
  readonly rule: EffectiveDestinationRule | undefined;
  /** What holds for this subset and port. */
  readonly settings: ReturnType<typeof settingsFor>;
}

/** The clusters of one proxy. */
export class Clusters {
  readonly #index: MeshIndex;
  readonly #scope: Scope;
  readonly #proxy: ProxyNode;
  readonly #known = new Map<string, Cluster | undefined>();

  constructor(index: MeshIndex, scope: Scope, proxy: ProxyNode) {
    this.#index = index;
    this.#scope = scope;
    this.#proxy = proxy;
  }

  /** The cluster of that name, or `undefined` where Istio makes none: no such host, port or subset that the proxy sees. */
  get(ref: ClusterRef): Cluster | undefined {
    const name = clusterName(ref);
    if (!this.#known.has(name)) this.#known.set(name, this.#make(ref));
    return this.#known.get(name);
  }

  /** The DestinationRule for a service, as this proxy's clients have it. */
  ruleOf(service: Service): EffectiveDestinationRule | undefined {
    const namespaces = { service: service.namespace, client: this.#proxy.namespace };
    return this.#index.destinationRules.of(service.host, namespaces, this.#proxy.labels);
  }

  #make(ref: ClusterRef): Cluster | undefined {
    const service = this.#scope.services.get(ref.host);
    const port = service?.ports.find(({ number }) => number === ref.port);
    if (service === undefined || port === undefined || service.resolution === 'ALIAS' || port.protocol === 'UDP')
      return undefined;
    const rule = this.ruleOf(service);
    const subset = rule?.subsets.find(({ name }) => name === ref.subset);
    if (ref.subset !== undefined && subset === undefined) return undefined;
    const { trafficPolicy, subsets = [] } = rule ?? {};
    const spec = { host: service.host, subsets, ...(trafficPolicy && { trafficPolicy }) };
    return { ref, service, port, subset, rule, settings: settingsFor(spec, ref.subset, ref.port) };
  }
}
