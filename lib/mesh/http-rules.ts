import type { Path } from '../model/finding';
import { indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Resource } from './resource';
import type { HttpRule } from './virtual-services';

/** One HTTP rule of a VirtualService as written, and where it stands. */
export class PlacedHttpRule {
  readonly virtualService: Resource<SpecByKind['VirtualService']>;
  readonly rule: HttpRule;
  readonly index: number;

  constructor(virtualService: Resource<SpecByKind['VirtualService']>, rule: HttpRule, index: number) {
    this.virtualService = virtualService;
    this.rule = rule;
    this.index = index;
  }

  /** `['spec', 'http', index]` */
  get path(): Path {
    return ['spec', 'http', this.index];
  }
}

/** Every HTTP rule of every VirtualService, delegates' own included, in the order of the input. */
export const httpRules = indexed((mesh): readonly PlacedHttpRule[] => {
  const rules: PlacedHttpRule[] = [];
  for (const virtualService of mesh.of('VirtualService')) {
    for (const [index, rule] of (virtualService.spec.http ?? []).entries()) {
      rules.push(new PlacedHttpRule(virtualService, rule, index));
    }
  }
  return rules;
});

/** How messages name a rule: by its own name, else by its place. */
export function ruleName({ rule, index }: Pick<PlacedHttpRule, 'rule' | 'index'>): string {
  return rule.name ? `http rule "${rule.name}"` : `http rule ${index + 1}`;
}
