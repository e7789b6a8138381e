import { describe, expect, it } from 'vitest';
import { allRules, UNUSED_SUPPRESSION } from '../../lib/analysis';
import { type DocumentedRule, rulesMarkdown } from '../../lib/output/rules-markdown';
import { SCHEMA_RULES } from '../../lib/schema';

const rules: readonly DocumentedRule[] = [
  ...Object.entries(SCHEMA_RULES).map(([id, rule]) => ({ id, ...rule })),
  ...allRules.map((rule) => ({ gate: 'analysis', ...rule }) as const),
  { gate: 'analysis', ...UNUSED_SUPPRESSION },
];

describe('docs/rules.md', () => {
  it('is what the rules say (npx vitest run test/output/rules-markdown.test.ts -u writes it)', async () => {
    await expect(rulesMarkdown(rules)).toMatchFileSnapshot('../../docs/rules.md');
  });

  it('has a row for every rule and a chapter for every one with examples', () => {
    const text = rulesMarkdown(rules);
    for (const { id } of rules) expect(text).toMatch(new RegExp(`^\\| (\\[${id}\\]|\`${id}\`)`, 'm'));
    for (const { id } of allRules) expect(text).toContain(`\n### ${id}\n`);
  });
});
