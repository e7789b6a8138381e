import type { Gate, Level } from '../model/finding';
import { ADMISSION_ERRORS } from './rules/admission-errors';
import { ADMISSION_WARNINGS } from './rules/admission-warnings';
import { STRUCTURE_RULES } from './rules/structure';

/** What is said of one rule of the schema and admission gates. */
export interface SchemaRule {
  readonly gate: Gate;
  readonly level: Level;
  /** Istio's own code, where `istioctl analyze` reports the same. */
  readonly istio?: string;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** What happens when it is ignored. */
  readonly why: string;
}

const RULES = { ...STRUCTURE_RULES, ...ADMISSION_ERRORS, ...ADMISSION_WARNINGS };

/** The id of a rule of the schema and admission gates; stable, in kebab-case. */
export type SchemaRuleId = keyof typeof RULES;

/** The id of a rule that says what istiod's webhook admits with a warning. */
export type AdmissionWarningId = keyof typeof ADMISSION_WARNINGS;

/** Every rule of the schema and admission gates by its id: what `--explain` and the documentation show. */
export const SCHEMA_RULES: Readonly<Record<SchemaRuleId, SchemaRule>> = RULES;
