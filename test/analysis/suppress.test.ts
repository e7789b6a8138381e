import { describe, expect, it } from 'vitest';
import { analyze } from '../../lib/analysis/analyze';
import { destinationRuleNoCa } from '../../lib/analysis/rules/destination-rule-no-ca';
import { destinationRuleUnknownHost } from '../../lib/analysis/rules/destination-rule-unknown-host';
import { type SuppressOptions, suppress } from '../../lib/analysis/suppress';
import type { Suppression } from '../../lib/analysis/suppression';
import { placedSuppressions } from '../../lib/analysis/suppression-sources';
import { meshOf } from './problems';

const rules = [destinationRuleNoCa, destinationRuleUnknownHost];

/** Two findings: TLS without authority (IST0128, warning), and a host that nothing here serves (IST0174, KIA0202, info). */
function bank(annotations: Record<string, string> = {}): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop, annotations: ${JSON.stringify(annotations)} }
spec: { host: api.bank.example, trafficPolicy: { tls: { mode: SIMPLE } } }
`;
}

function silence(
  annotations: Record<string, string>,
  { suppressions = [], ...options }: Partial<SuppressOptions> & { suppressions?: readonly Suppression[] } = {},
) {
  const mesh = meshOf(bank(annotations));
  const placed = placedSuppressions(mesh.resources, suppressions);
  const { findings, suppressed, unused } = suppress(analyze(mesh, rules), placed, { rules, ...options });
  return {
    kept: findings.map(({ rule }) => rule),
    suppressed: suppressed.map(({ finding, reason }) => `${finding.rule}: ${reason}`),
    unused: unused.map(({ message, help }) => `${message} | ${help}`),
  };
}

describe('a suppression', () => {
  it('by annotation silences the rule on that object, and says why', () => {
    const ignored = silence({ 'cdk8s-istio/ignore': 'destination-rule-no-ca: the bank pins its authority' });
    expect(ignored.kept).toEqual(['destination-rule-unknown-host']);
    expect(ignored.suppressed).toEqual(['destination-rule-no-ca: the bank pins its authority']);
    expect(ignored.unused).toEqual([]);
  });

  it('takes several rules and several lines, and codes of Istio and Kiali for ids', () => {
    const both = 'destination-rule-no-ca,IST0174: legacy';
    const lines = 'IST0128: pinned\n  KIA0202: registered later; ';
    expect(silence({ 'cdk8s-istio/ignore': both }).kept).toEqual([]);
    expect(silence({ 'cdk8s-istio/ignore': lines }).suppressed).toEqual([
      'destination-rule-no-ca: pinned',
      'destination-rule-unknown-host: registered later',
    ]);
  });

  it('counts through its last day and no longer', () => {
    const annotation = { 'cdk8s-istio/ignore': 'IST0128,IST0174: until the migration until 2027-01-31' };
    expect(silence(annotation, { today: '2027-01-31' }).kept).toEqual([]);
    expect(silence(annotation).kept).toEqual([]);
    const expired = silence(annotation, { today: '2027-02-01' });
    expect(expired.kept).toHaveLength(2);
    expect(expired.unused).toEqual([
      'the suppression (until the migration) ended on 2027-01-31 | Put the object right, or name a later day.',
    ]);
  });

  it('that hits nothing is reported', () => {
    expect(
      silence(
        {},
        { suppressions: [{ rules: ['destination-rule-no-ca'], objects: ['DestinationRule blog/*'], reason: 'old' }] },
      ),
    ).toMatchObject({
      kept: { length: 2 },
      unused: ['nothing is suppressed by "destination-rule-no-ca" (old) | Remove it.'],
    });
  });

  it('of a rule that does not exist is reported with the nearest one', () => {
    const { unused } = silence({ 'cdk8s-istio/ignore': 'destination-rule-noca: pinned' });
    expect(unused).toEqual(['there is no rule "destination-rule-noca" | Did you mean "destination-rule-no-ca"?']);
  });

  it('by a code that does not exist is reported with the nearest code', () => {
    const { unused } = silence({ 'cdk8s-istio/ignore': 'KIA02020: pinned' });
    expect(unused).toEqual([expect.stringMatching(/^there is no rule "KIA02020" \| Did you mean "KIA0202"\?$/)]);
  });

  it.each([
    ['destination-rule-no-ca', '"destination-rule-no-ca" gives no reason'],
    ['IST0128: pinned until soon', '"soon" is no day'],
    ['IST0128: pinned until 2027-02-30', '"2027-02-30" is no day'],
    [': pinned', '": pinned" names no rule'],
  ])('written as %j silences nothing and says what is wrong', (text, words) => {
    const { kept, unused } = silence({ 'cdk8s-istio/ignore': text });
    expect(kept).toHaveLength(2);
    expect(unused[0]).toContain(words);
  });

  it("understands Istio's annotation, codes and star alike", () => {
    expect(silence({ 'galley.istio.io/analyze-suppress': 'IST0128' }).kept).toEqual(['destination-rule-unknown-host']);
    expect(silence({ 'galley.istio.io/analyze-suppress': '*' }).kept).toEqual([]);
  });

  it("understands Kiali's annotation", () => {
    expect(silence({ 'kiali.io/ignore-validations': 'KIA0202' }).kept).toEqual(['destination-rule-no-ca']);
  });

  it('for another tool is not reported where it speaks of rules that this library lacks', () => {
    expect(
      silence({ 'galley.istio.io/analyze-suppress': 'IST0136', 'kiali.io/ignore-validations': 'KIA9999' }).unused,
    ).toEqual([]);
  });

  it('in the configuration is for the objects it names, and never for everything', () => {
    const suppressions = [{ objects: ['DestinationRule shop/*'], reason: 'legacy' }];
    expect(silence({}, { suppressions }).kept).toEqual([]);
    const everything = silence({}, { suppressions: [{ reason: 'quiet' }] });
    expect(everything.kept).toHaveLength(2);
    expect(everything.unused[0]).toContain('would hide everything');
  });
});
