import { describe, expect, it } from 'vitest';
import { workloadGroupUnknownAccount as rule } from '../../../lib/analysis/rules/workload-group-unknown-account';
import { object, places } from '../problems';

describe('the service account of machines', () => {
  it('must be one of the namespace', () => {
    expect(
      places(
        rule,
        object('ServiceAccount shop/a') + object('WorkloadGroup shop/g', '{ template: { serviceAccount: b } }'),
      ),
    ).toEqual(['shop/g spec.template.serviceAccount']);
  });

  it('may be default, and is not judged without accounts in the input', () => {
    expect(
      places(
        rule,
        object('ServiceAccount shop/a') +
          object('WorkloadGroup shop/g', '{ template: { serviceAccount: default } }') +
          object('WorkloadGroup web/g', '{ template: { serviceAccount: b } }'),
      ),
    ).toEqual([]);
  });
});
