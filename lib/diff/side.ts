import type { Mesh } from '../mesh/mesh';
import { type Entry, Simulator } from '../routing';
import { proxyCaveats } from '../routing/caveats';
import { policiesFor } from '../routing/policy/applicable';
import { type ProxyNode, proxyKey } from '../routing/proxy';
import type { ProxyState } from '../routing/proxy-state';
import { trustedProxies } from '../routing/trusted-proxies';
import { exactly, type FieldTest } from './classes/field-test';
import { policyCallers } from './policy-callers';
import { policyTests } from './policy-tests';

const BELIEVED: readonly FieldTest[] = ['https', 'http'].map((proto) => exactly('header:x-forwarded-proto', proto));

/** One of the two meshes, with what is worked out for it once. */
export class Side {
  readonly mesh: Mesh;
  readonly simulator: Simulator;
  readonly #signatures = new Map<string, string>();
  readonly #callers = new Map<string, readonly Entry[]>();
  readonly #tests = new Map<string, readonly FieldTest[]>();

  constructor(mesh: Mesh) {
    this.mesh = mesh;
    this.simulator = new Simulator(mesh);
  }

  /** The proxy a request enters by. */
  proxy(from: Entry): ProxyState {
    return this.simulator.proxy(from);
  }

  /** Everything about a proxy's own policies that an answer depends on. */
  signatureOf(proxy: ProxyNode, context: 'GATEWAY' | 'SIDECAR_OUTBOUND' | 'SIDECAR_INBOUND'): string {
    return known(this.#signatures, `${context} ${proxyKey(proxy)}`, () => {
      // A sidecar's policies are about what it receives.
      const kinds = context === 'SIDECAR_OUTBOUND' ? [] : (['AuthorizationPolicy', 'RequestAuthentication'] as const);
      const policies = kinds.flatMap((kind) =>
        policiesFor<typeof kind>(this.mesh, kind, proxy).map(({ namespace, annotations, spec }) => [
          kind,
          namespace,
          annotations['istio.io/dry-run'],
          spec,
        ]),
      );
      const { extensionProviders } = this.mesh.config;
      const trusted = context === 'GATEWAY' ? trustedProxies(this.mesh, proxy) : 0;
      return JSON.stringify([policies, trusted, extensionProviders, proxyCaveats(this.mesh, proxy, context)]);
    });
  }

  /** The clients that a proxy's own policies name. */
  callersOf(proxy: ProxyNode): readonly Entry[] {
    return known(this.#callers, proxyKey(proxy), () => [...policyCallers(this.mesh, proxy)]);
  }

  /** What a proxy's own policies ask of requests, and what it believes of the proxies before it. */
  testsOf(proxy: ProxyNode): readonly FieldTest[] {
    return known(this.#tests, proxyKey(proxy), () => [
      ...policyTests(this.mesh, proxy),
      ...(trustedProxies(this.mesh, proxy) > 0 ? BELIEVED : []),
    ]);
  }
}

function known<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
