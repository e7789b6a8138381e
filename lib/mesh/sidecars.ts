import { type Labels, selects } from '../model/labels';
import { compareByCreation } from './creation-order';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** A Sidecar with its spec. */
export type SidecarResource = Resource<SpecByKind['Sidecar']>;

/** Which Sidecar governs which workload. */
export class Sidecars {
  readonly #byNamespace = new Map<string, SidecarResource[]>();
  readonly #root: SidecarResource | undefined;

  constructor(mesh: Mesh) {
    const ordered = [...mesh.of('Sidecar')].sort(compareByCreation);
    const selecting = ordered.filter((sidecar) => sidecar.spec.workloadSelector !== undefined);
    const general = ordered.filter((sidecar) => sidecar.spec.workloadSelector === undefined);
    for (const sidecar of [...selecting, ...general]) {
      const same = this.#byNamespace.get(sidecar.namespace);
      if (same === undefined) this.#byNamespace.set(sidecar.namespace, [sidecar]);
      else same.push(sidecar);
    }
    this.#root = general.find((sidecar) => sidecar.namespace === mesh.config.rootNamespace);
  }

  /**
   * The Sidecar of a workload: the oldest of its namespace that selects it, else the oldest without a selector, else
   * the root namespace's without a selector.
   */
  of(namespace: string, labels: Labels): SidecarResource | undefined {
    const own = this.#byNamespace
      .get(namespace)
      ?.find((sidecar) => selects(sidecar.spec.workloadSelector?.labels ?? {}, labels));
    return own ?? this.#root;
  }
}
