import { describe, expect, it } from 'vitest';
import { authorizationUnknownProvider as rule } from '../../../lib/analysis/rules/authorization-unknown-provider';
import { object, places } from '../problems';

describe('a CUSTOM policy', () => {
  it('with a provider that the mesh lacks denies everything', () => {
    expect(
      places(rule, object('AuthorizationPolicy shop/a', '{ action: CUSTOM, provider: { name: a }, rules: [{}] }'), {
        config: { extensionProviders: [{ name: 'b' }] },
      }),
    ).toEqual(['shop/a spec.provider.name']);
  });

  it('is not judged without a mesh config', () => {
    expect(
      places(rule, object('AuthorizationPolicy shop/a', '{ action: CUSTOM, provider: { name: a }, rules: [{}] }')),
    ).toEqual([]);
  });
});
