import { describe, expect, it } from 'vitest';
import { referenceGrantUnknownNamespace as rule } from '../../../lib/analysis/rules/reference-grant-unknown-namespace';
import { places } from '../problems';

describe('a ReferenceGrant', () => {
  it('is not judged where no Namespace is in the input', () => {
    expect(places(rule, rule.bad.slice(rule.bad.indexOf('---')))).toEqual([]);
  });

  it('for a namespace that is not there gives leave to nobody', () => {
    expect(places(rule, rule.bad)).toEqual(['shop/web spec.from[0].namespace']);
  });
});
