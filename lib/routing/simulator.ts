import type { Mesh } from '../mesh/mesh';
import type { Answer } from './answer';
import { decide } from './decide';
import { MeshIndex } from './mesh-index';
import { proxyKey, toProxy } from './proxy';
import { ProxyState } from './proxy-state';
import type { Entry, Request } from './request';
import { type TakenRule, Trace } from './trace';

/** How a question is asked. */
export interface AskOptions {
  /**
   * Whether the answer says what was considered and why; it then takes much longer.
   * @default false
   */
  readonly trace?: boolean;
}

/** An answer and the rule it comes from. */
export interface Followed {
  readonly answer: Answer;
  readonly taken: TakenRule | undefined;
}

/**
 * Answers where requests go in one mesh. What the mesh makes of each proxy is worked out once and kept, so keep the
 * simulator when there is more than one request.
 *
 * @example
 * const simulator = new Simulator(mesh);
 * simulator.ask({ from: { workload: { namespace: 'shop' } }, host: 'products', port: 8080, path: '/api' }).destinations;
 */
export class Simulator {
  /** What all proxies of the mesh have in common. */
  readonly index: MeshIndex;
  readonly #proxies = new Map<string, ProxyState>();
  readonly #byEntry = new WeakMap<Entry, ProxyState>();

  constructor(mesh: Mesh) {
    this.index = new MeshIndex(mesh);
  }

  /** What the mesh does with a request. */
  ask(request: Request, options: AskOptions = {}): Answer {
    const state = this.proxy(request.from);
    const trace = options.trace ? new Trace() : undefined;
    return decide(state, request, trace);
  }

  /** As {@link ask} with a trace, and which rule decided: none where Istio's own defaults did. */
  follow(request: Request): Followed {
    const trace = new Trace();
    const answer = decide(this.proxy(request.from), request, trace);
    return { answer, taken: trace.taken };
  }

  /** The proxy a request enters by, with its configuration. */
  proxy(from: Entry): ProxyState {
    const known = this.#byEntry.get(from);
    if (known !== undefined) return known;
    const proxy = toProxy(from);
    const key = proxyKey(proxy);
    const state = this.#proxies.get(key) ?? new ProxyState(this.index, proxy);
    this.#proxies.set(key, state);
    this.#byEntry.set(from, state);
    return state;
  }
}

/** What a mesh does with one request; for several, keep a {@link Simulator}. */
export function simulate(mesh: Mesh, request: Request, options: AskOptions = {}): Answer {
  return new Simulator(mesh).ask(request, options);
}
