/** One Envoy of a mesh, as istiod must know it. */
export interface MeshProxy {
  /** A workload's sidecar, or a gateway's pod. */
  readonly type: 'sidecar' | 'router';
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The pod's address; another for every proxy of a mesh. */
  readonly ip: string;
  readonly serviceAccount: string;
}

/** What istiod sends to a proxy: Envoy's own JSON, typed only where the oracle reads it. */
export interface ProxyConfig {
  readonly listeners: readonly Listener[];
  readonly routes: readonly RouteConfiguration[];
  readonly clusters: readonly Cluster[];
  readonly endpoints: readonly Endpoints[];
}

export interface Listener extends Json {
  readonly name: string;
  readonly address: { readonly socketAddress: { readonly address: string; readonly portValue: number } };
  readonly filterChains?: readonly FilterChain[];
  readonly defaultFilterChain?: FilterChain;
  readonly listenerFilters?: readonly Filter[];
}

export interface FilterChain extends Json {
  readonly filters?: readonly Filter[];
  readonly transportSocket?: Filter;
}

export interface Filter extends Json {
  readonly name: string;
  readonly typedConfig?: Json & { readonly '@type': string };
}

export interface RouteConfiguration extends Json {
  readonly name: string;
  readonly virtualHosts?: readonly VirtualHost[];
}

export interface VirtualHost extends Json {
  readonly name: string;
  readonly domains: readonly string[];
  readonly routes?: readonly Route[];
}

export interface Route extends Json {
  readonly name?: string;
  readonly match: Json;
  readonly route?: RouteAction;
  readonly redirect?: Json;
  readonly directResponse?: Json;
}

export interface RouteAction extends Json {
  readonly cluster?: string;
  readonly weightedClusters?: WeightedClusters;
  readonly requestMirrorPolicies?: readonly (Json & { readonly cluster: string })[];
}

export interface WeightedClusters extends Json {
  readonly clusters: readonly (Json & { readonly name: string; readonly weight?: number })[];
}

export interface Cluster extends Json {
  readonly name: string;
}

export interface Endpoints extends Json {
  readonly clusterName: string;
}

export interface Json {
  readonly [field: string]: unknown;
}
