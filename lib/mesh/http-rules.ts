import type { Path } from '../model/finding';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';
import type { HttpRule } from './virtual-services';

/** One HTTP rule of a VirtualService as written, and where it stands. */
export interface PlacedHttpRule {
  readonly virtualService: Resource<SpecByKind['VirtualService']>;
  readonly rule: HttpRule;
  readonly index: number;
  /** `['spec', 'http', index]` */
  readonly path: Path;
}

/** Every HTTP rule of every VirtualService, delegates' own included, in the order of the input. */
export function* httpRules(mesh: Mesh): Iterable<PlacedHttpRule> {
  for (const virtualService of mesh.of('VirtualService')) {
    for (const [index, rule] of (virtualService.spec.http ?? []).entries()) {
      yield { virtualService, rule, index, path: ['spec', 'http', index] };
    }
  }
}

/** How messages name a rule: by its own name, else by its place. */
export function ruleName({ rule, index }: Pick<PlacedHttpRule, 'rule' | 'index'>): string {
  return rule.name ? `http rule "${rule.name}"` : `http rule ${index + 1}`;
}
