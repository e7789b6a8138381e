import { expect, test } from 'vitest';
import { judgeSpec, places } from './judge';

test('a rule about a whole spec leaves room for problems of its fields', () => {
  const ref = { group: 'apps', kind: 'Deployment', name: 'a' };
  expect(
    places(
      judgeSpec('AuthorizationPolicy', { selector: { matchLabels: { app: 'a' } }, targetRefs: [ref], rules: [{}] }),
    ),
  ).toEqual(['cel-rule at spec', 'admission-authorization-policy at spec.targetRefs[0]']);
});

test('a rule about a value covers what istiod says of its parts', () => {
  const ports = [
    { number: 80, name: 'a' },
    { number: 80, name: 'b' },
  ];
  expect(
    places(judgeSpec('ServiceEntry', { hosts: ['a.com'], resolution: 'DNS', ports, addresses: ['10.0.0.1'] })),
  ).toEqual(['cel-rule at spec.ports']);
});
