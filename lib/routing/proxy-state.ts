import { Clusters } from './clusters';
import { type ClusterRef, clusterName } from './http-route';
import { type Location, locate, locationKey } from './locate';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import { ProxyConfig } from './proxy-config';
import type { Request } from './request';
import { factsOf, type TargetFacts } from './target-facts';

/** Hosts are the client's choice: what is kept of them has an end. */
const MOST_LOCATIONS = 100_000;

/** One proxy with everything that is worked out for it once. */
export class ProxyState {
  readonly proxy: ProxyNode;
  readonly config: ProxyConfig;
  readonly clusters: Clusters;
  readonly #index: MeshIndex;
  readonly #facts = new Map<string, TargetFacts>();
  readonly #locations = new Map<string, Location>();

  constructor(index: MeshIndex, proxy: ProxyNode) {
    this.#index = index;
    this.proxy = proxy;
    this.config = new ProxyConfig(index, proxy);
    this.clusters = new Clusters(index, this.config.scope, proxy);
  }

  /** Where a request's connection ends up. */
  locate(request: Request): Location {
    const key = locationKey(request);
    let location = this.#locations.get(key);
    if (location === undefined) {
      if (this.#locations.size >= MOST_LOCATIONS) this.#locations.clear();
      location = locate(this.#index, this.config, request);
      this.#locations.set(key, location);
    }
    return location;
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
