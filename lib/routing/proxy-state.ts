import type { Mesh } from '../mesh/mesh';
import { proxyCaveats } from './caveats';
import { Clusters } from './clusters';
import { type ClusterRef, clusterName } from './http-route';
import { type Location, locate } from './locate';
import { Locations } from './locations';
import type { MeshIndex } from './mesh-index';
import { Authenticator } from './policy/authenticator';
import { Authorizer } from './policy/authorizer';
import type { ProxyNode } from './proxy';
import { ProxyConfig } from './proxy-config';
import type { Request } from './request';
import { factsOf, type TargetFacts } from './target-facts';
import { trustedProxies } from './trusted-proxies';

/** One proxy with everything that is worked out for it once. */
export class ProxyState {
  readonly proxy: ProxyNode;
  readonly config: ProxyConfig;
  readonly clusters: Clusters;
  /** How many proxies before this one are believed. */
  readonly trustedProxies: number;
  readonly #index: MeshIndex;
  readonly #facts = new Map<string, TargetFacts>();
  #caveats: readonly string[] | undefined;
  #authorizer: Authorizer | undefined;
  readonly #outboundAuthorizers = new Map<string, Authorizer>();
  #authenticator: Authenticator | undefined;
  readonly #locations: Locations;

  constructor(index: MeshIndex, proxy: ProxyNode) {
    this.#index = index;
    this.proxy = proxy;
    this.config = new ProxyConfig(index, proxy);
    this.#locations = new Locations((request) => locate(index, this.config, request));
    this.clusters = new Clusters(index, this.config.scope, proxy);
    this.trustedProxies = trustedProxies(index.mesh, proxy);
    if (proxy.kind === 'sidecar') return;
    const authorizer = new Authorizer(index.mesh, proxy);
    if (!authorizer.isEmpty) this.#authorizer = authorizer;
    const authenticator = new Authenticator(index.mesh, proxy);
    if (!authenticator.isEmpty) this.#authenticator = authenticator;
  }

  /** Where a request's connection ends up. */
  locate(request: Request): Location {
    return this.#locations.of(request);
  }

  /** What all proxies have in common. */
  get index(): MeshIndex {
    return this.#index;
  }

  get mesh(): Mesh {
    return this.#index.mesh;
  }

  /** What this proxy does that no manifest tells. */
  get caveats(): readonly string[] {
    const context = this.proxy.kind === 'gateway' ? 'GATEWAY' : 'SIDECAR_OUTBOUND';
    this.#caveats ??= proxyCaveats(this.mesh, this.proxy, context);
    return this.#caveats;
  }

  /** Who the proxy is to others in the mesh, without `spiffe://`. */
  get principal(): string {
    const { namespace, serviceAccount } = this.proxy;
    return `${this.#index.mesh.config.trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
  }

  /** The AuthorizationPolicies of the proxy itself; a sidecar applies its own only to what it receives. */
  get authorizer(): Authorizer | undefined {
    return this.#authorizer;
  }

  /** What a sidecar's own policies, and those where a service is, say to connections for names that it resolves itself. */
  outboundAuthorizer(namespace: string): Authorizer {
    let known = this.#outboundAuthorizers.get(namespace);
    if (known === undefined) {
      known = new Authorizer(this.mesh, this.proxy, namespace);
      this.#outboundAuthorizers.set(namespace, known);
    }
    return known;
  }

  /** The RequestAuthentications of the proxy itself. */
  get authenticator(): Authenticator | undefined {
    return this.#authenticator;
  }

  /** What stands behind a cluster's name. */
  facts(ref: ClusterRef, speaks: 'HTTP' | 'TCP'): TargetFacts {
    const name = `${speaks} ${clusterName(ref)}`;
    let facts = this.#facts.get(name);
    if (facts === undefined) {
      facts = factsOf(this.#index, this.clusters, this.proxy, ref, speaks);
      this.#facts.set(name, facts);
    }
    return facts;
  }
}
