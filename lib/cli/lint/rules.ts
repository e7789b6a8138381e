import { allRules, UNUSED_SUPPRESSION } from '../../analysis';
import { suggestion } from '../../model/suggestion';
import type { DocumentedRule } from '../../output/rules-markdown';
import { SCHEMA_RULES } from '../../schema';
import { UsageError } from '../usage-error';

/** Every rule of the three gates. */
export const RULES: readonly DocumentedRule[] = [
  ...Object.entries(SCHEMA_RULES).map(([id, rule]) => ({ id, ...rule })),
  ...allRules.map((rule) => ({ gate: 'analysis' as const, ...rule })),
  { gate: 'analysis', ...UNUSED_SUPPRESSION },
];

/** The rules of this id or of this code of Istio's or Kiali's. @throws UsageError with the nearest name if there is none */
export function findRules(written: string): readonly DocumentedRule[] {
  const found = RULES.filter(({ id, istio, kiali }) => [id, istio, kiali].includes(written));
  if (found.length > 0) return found;
  const names = RULES.flatMap(({ id, istio, kiali }) => [id, istio, kiali].filter((name) => name !== undefined));
  throw new UsageError(`there is no rule "${written}". ${suggestion(written, names)}`);
}
