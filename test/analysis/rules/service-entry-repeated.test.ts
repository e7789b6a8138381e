import { describe, expect, it } from 'vitest';
import { serviceEntryRepeated as rule } from '../../../lib/analysis/rules/service-entry-repeated';
import { object, places } from '../problems';

const api = (namespace: string, others = '') =>
  object(
    `ServiceEntry ${namespace}/api`,
    `{ hosts: [api.example.com], ports: [{ number: 443, name: s, protocol: TLS }]${others} }`,
  );

describe('one host and port in two ServiceEntries', () => {
  it('is one too many where a namespace sees both', () => {
    expect(places(rule, api('shop') + api('web'))).toEqual(['web/api spec.hosts[0]']);
  });

  it('is fine where each is for its own namespace', () => {
    expect(places(rule, api('shop', ', exportTo: [.]') + api('web', ', exportTo: [.]'))).toEqual([]);
  });

  it('is a way to write endpoints within one namespace', () => {
    expect(
      places(
        rule,
        api('shop', ', endpoints: [{ address: 10.0.0.1 }]') +
          api('shop', ', endpoints: [{ address: 10.0.0.2 }]').replace('name: api', 'name: api-2'),
      ),
    ).toEqual([]);
  });

  it("of different protocols is Istio's own finding", () => {
    expect(places(rule, api('shop') + api('web').replace('TLS', 'TCP'))).toEqual([]);
  });
});
