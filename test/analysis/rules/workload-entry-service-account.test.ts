import { describe, expect, it } from 'vitest';
import { workloadEntryServiceAccount as rule } from '../../../lib/analysis/rules/workload-entry-service-account';
import { object, places } from '../problems';

describe('a serviceAccount', () => {
  it('of an endpoint turns mTLS on too', () => {
    expect(
      places(
        rule,
        object(
          'ServiceEntry shop/vm',
          '{ hosts: [vm.example.com], ports: [], endpoints: [{ address: 10.0.0.1, serviceAccount: vm }] }',
        ),
      ),
    ).toEqual(['shop/vm spec.endpoints[0].serviceAccount']);
  });

  it('with the tlsMode label is meant', () => {
    expect(
      places(
        rule,
        object(
          'WorkloadEntry shop/vm',
          '{ address: 10.0.0.1, serviceAccount: vm, labels: { security.istio.io/tlsMode: istio } }',
        ),
      ),
    ).toEqual([]);
  });
});
