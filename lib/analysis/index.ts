import type { Rule } from './rule';
import { istioRules } from './rules/istio';
import { meshRules } from './rules/mesh';

export { analyze } from './analyze';
export type { Problem, Rule } from './rule';
export { type Suppressed, type SuppressedFinding, type SuppressOptions, suppress } from './suppress';
export type { RuleName, Suppression } from './suppression';
export { placedSuppressions } from './suppression-sources';
export { parseIgnoreOption } from './suppression-text';
export { UNUSED_SUPPRESSION } from './unused-suppression';

/** Every rule across objects: those Istio's analyzers have too, then those that only this library has. */
export const allRules: readonly Rule[] = [...istioRules, ...meshRules];
