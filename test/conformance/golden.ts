/** What istiod built for one scenario, as far as the tests read it: Envoy's own words. */
export interface Golden {
  readonly proxies: Readonly<Record<string, GoldenProxy>>;
}

export interface GoldenProxy {
  readonly clusters: Readonly<Record<string, { readonly autoMtls?: boolean }>>;
  readonly listeners: Readonly<Record<string, GoldenListener>>;
  readonly routes: Readonly<Record<string, GoldenTable>>;
}

export interface GoldenListener {
  readonly chains: readonly GoldenChain[];
  readonly default?: string;
}

export interface GoldenChain {
  readonly match?: {
    readonly serverNames?: readonly string[];
    readonly destinationPort?: number;
    readonly applicationProtocols?: readonly string[];
  };
  readonly rds?: string;
  readonly tls?: boolean;
  readonly tcp?: string;
  readonly tcpWeighted?: { readonly clusters: readonly { readonly name: string; readonly weight: number }[] };
}

export interface GoldenTable {
  readonly virtualHosts: readonly GoldenVirtualHost[];
}

export interface GoldenVirtualHost {
  readonly name: string;
  readonly domains: readonly string[];
  readonly requireTls?: string;
  readonly routes?: readonly GoldenRoute[] | null;
}

export interface GoldenRoute {
  readonly name?: string;
  readonly match: GoldenMatch;
  readonly route?: {
    readonly cluster?: string;
    readonly weightedClusters?: { readonly clusters: readonly { readonly name: string; readonly weight: number }[] };
    readonly timeout?: string;
    readonly prefixRewrite?: string;
    readonly hostRewriteLiteral?: string;
    readonly retryPolicy?: { readonly numRetries: number; readonly retryOn: string; readonly perTryTimeout?: string };
    readonly requestMirrorPolicies?: readonly {
      readonly cluster: string;
      readonly runtimeFraction: { readonly defaultValue: GoldenPercent };
    }[];
  };
  readonly redirect?: {
    readonly hostRedirect?: string;
    readonly pathRedirect?: string;
    readonly prefixRewrite?: string;
    readonly schemeRedirect?: string;
    readonly portRedirect?: number;
    readonly responseCode?: string;
  };
  readonly directResponse?: { readonly status: number };
  readonly typedPerFilterConfig?: Readonly<Record<string, GoldenFault>>;
}

export interface GoldenFault {
  readonly abort?: { readonly httpStatus?: number; readonly percentage: GoldenPercent };
  readonly delay?: { readonly fixedDelay: string; readonly percentage: GoldenPercent };
}

export interface GoldenPercent {
  readonly numerator?: number;
  readonly denominator?: 'HUNDRED' | 'TEN_THOUSAND' | 'MILLION';
}

export interface GoldenMatch {
  readonly path?: string;
  readonly prefix?: string;
  readonly safeRegex?: { readonly regex: string };
  readonly caseSensitive?: boolean;
  readonly headers?: readonly GoldenHeader[];
  readonly queryParameters?: readonly GoldenParameter[];
}

export interface GoldenParameter {
  readonly name: string;
  readonly presentMatch?: boolean;
  readonly stringMatch?: {
    readonly exact?: string;
    readonly prefix?: string;
    readonly safeRegex?: { readonly regex: string };
  };
}

export interface GoldenHeader extends GoldenParameter {
  readonly invertMatch?: boolean;
  readonly treatMissingHeaderAsEmpty?: boolean;
}

/** A fraction in percent. */
export function percent({ numerator = 0, denominator = 'HUNDRED' }: GoldenPercent): number {
  return numerator / { HUNDRED: 1, TEN_THOUSAND: 100, MILLION: 10_000 }[denominator];
}
