import type { Rule } from './rule';
import { istioRules } from './rules/istio';
import { meshRules } from './rules/mesh';

export { analyze } from './analyze';
export type { Problem, Rule } from './rule';

/** Every rule across objects: those Istio's analyzers have too, then those that only this library has. */
export const allRules: readonly Rule[] = [...istioRules, ...meshRules];
