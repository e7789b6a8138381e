import { Clusters } from './clusters';
import { type ClusterRef, clusterName } from './http-route';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import { ProxyConfig } from './proxy-config';
import { factsOf, type TargetFacts } from './target-facts';

/** One proxy with everything that is worked out for it once. */
export class ProxyState {
  readonly proxy: ProxyNode;
  readonly config: ProxyConfig;
  readonly clusters: Clusters;
  readonly #index: MeshIndex;
  readonly #facts = new Map<string, TargetFacts>();

  constructor(index: MeshIndex, proxy: ProxyNode) {
    this.#index = index;
    this.proxy = proxy;
    this.config = new ProxyConfig(index, proxy);
    this.clusters = new Clusters(index, this.config.scope, proxy);
  }

  /** What stands behind a cluster's name. */
  facts(ref: ClusterRef): TargetFacts {
    const name = clusterName(ref);
    let facts = this.#facts.get(name);
    if (facts === undefined) {
      facts = factsOf(this.#index, this.clusters, this.proxy, ref);
      this.#facts.set(name, facts);
    }
    return facts;
  }
}
