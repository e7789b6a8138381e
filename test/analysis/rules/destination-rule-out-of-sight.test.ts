import { describe, expect, it } from 'vitest';
import { destinationRuleOutOfSight as rule } from '../../../lib/analysis/rules/destination-rule-out-of-sight';
import { meshOf, object, places } from '../problems';

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

  it('is a guess in an input without workloads, and none where services or routes lie beside it', () => {
    const reviews = object('Service prod/reviews', '{ selector: { app: reviews }, ports: [{ port: 80 }] }');
    const levels = (yaml: string) => [...rule.check(meshOf(yaml))].map(({ level = rule.level }) => level);
    expect(levels(reviews + there(''))).toEqual(['info']);
    expect(levels(reviews + there(', exportTo: [web]'))).toEqual(['warning']);
    expect(levels(reviews + object('Service config/web', '{ ports: [{ port: 80 }] }') + there(''))).toEqual([]);
    expect(levels(reviews + object('ServiceEntry config/api', '{ hosts: [api.example.com] }') + there(''))).toEqual([]);
  });

  it('is seen by nobody for the Services under a wildcard, either', () => {
    const services = object('Service prod/reviews', '{ ports: [{ port: 80 }] }');
    const client = object('Deployment web/a', '{ template: { metadata: { labels: { app: a } } } }');
    const wildcard = there('').replace('reviews.prod', '"*.prod').replace('.local', '.local"');
    expect(places(rule, services + client + wildcard)).toEqual(['config/reviews spec.host']);
    expect(places(rule, services + client + wildcard.replace('*.prod.svc.cluster.local', '*.local'))).toEqual([
      'config/reviews spec.host',
    ]);
  });

  it('for the Services of several namespaces belongs into the root namespace', () => {
    const services =
      object('Service prod/a', '{ ports: [{ port: 80 }] }') + object('Service web/b', '{ ports: [{ port: 80 }] }');
    const wide = there('').replace('reviews.prod.svc.cluster.local', '"*.local"');
    expect([...rule.check(meshOf(services + wide))].map(({ message, help }) => [message, help])).toEqual([
      [
        'only clients in config see this rule for *.local: those of other namespaces look in their own and in istio-system',
        'Move it to istio-system, or to the namespace of the clients it is for.',
      ],
    ]);
  });
});
