import type { EffectiveVirtualService } from '../mesh/virtual-services';
import type { Followed, Simulator } from '../routing';

/** A route of the mesh: one rule of a VirtualService, or of what Istio makes of an Ingress or a Gateway API route. */
export interface RouteRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly layer: 'http' | 'tls' | 'tcp';
  /** Its place in the list of its layer, delegates merged in. */
  readonly index: number;
  /** Its own name, where it has one. */
  readonly title: string | undefined;
}

/** Which routes of a mesh requests took, and which none did. */
export interface CoverageReport {
  readonly total: number;
  readonly missed: readonly RouteRef[];
  /** Share of the routes that were taken; 100 where there are none. */
  readonly percent: number;
}

/** Counts which routes of a mesh are taken. Routes are known by name, so a mesh may be read again in between. */
export class Coverage {
  readonly #taken = new Set<string>();

  /** Notes the route that a request took. */
  note({ taken }: Followed): void {
    if (taken !== undefined) this.#taken.add(keyOf(taken.virtualService, taken.layer, taken.index));
  }

  /** Which routes of the mesh were taken so far. */
  report({ index: { virtualServices } }: Simulator): CoverageReport {
    const missed: RouteRef[] = [];
    let total = 0;
    for (const virtualService of virtualServices.all) {
      for (const layer of ['http', 'tls', 'tcp'] as const) {
        for (const [index, rule] of virtualService[layer].entries()) {
          total += 1;
          if (this.#taken.has(keyOf(virtualService, layer, index))) continue;
          const { kind, namespace, name } = virtualService.resource;
          const title = 'name' in rule && typeof rule.name === 'string' ? rule.name : undefined;
          missed.push({ kind, namespace, name, layer, index, title });
        }
      }
    }
    return { total, missed, percent: total === 0 ? 100 : ((total - missed.length) / total) * 100 };
  }
}

function keyOf({ resource, namespace, name }: EffectiveVirtualService, layer: string, index: number): string {
  return `${resource.kind} ${namespace}/${name} ${layer}[${index}]`;
}
