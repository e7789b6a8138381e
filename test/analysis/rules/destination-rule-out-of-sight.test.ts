import { describe, expect, it } from 'vitest';
import { destinationRuleOutOfSight as rule } from '../../../lib/analysis/rules/destination-rule-out-of-sight';
import { object, places } from '../problems';

const there = (others: string) =>
  object('DestinationRule config/reviews', `{ host: reviews.prod.svc.cluster.local${others} }`);

describe('a DestinationRule in a third namespace', () => {
  it('is seen by nobody where no workload runs there', () => {
    expect(
      places(rule, object('Deployment prod/a', '{ template: { metadata: { labels: { app: a } } } }') + there('')),
    ).toEqual(['config/reviews spec.host']);
  });

  it('is seen by its own clients only, whatever it is exported to', () => {
    expect(places(rule, there(', exportTo: [web]'))).toEqual(['config/reviews spec.host']);
  });

  it('may be for clients of its own', () => {
    expect(places(rule, there('') + there(', exportTo: [.]'))).toEqual([]);
  });

  it('is seen by all in the root namespace', () => {
    expect(places(rule, there(', exportTo: ["*"]').replace('config', 'istio-system'))).toEqual([]);
  });

  it('for a host outside has no service namespace', () => {
    expect(places(rule, object('DestinationRule config/api', '{ host: api.example.com, exportTo: ["*"] }'))).toEqual(
      [],
    );
  });
});
