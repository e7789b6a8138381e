import { describe, expect, it } from 'vitest';
import { policyUnknownNamespace as rule } from '../../../lib/analysis/rules/policy-unknown-namespace';
import { object, problems } from '../problems';

describe('a namespace that does not exist', () => {
  it('is one that nobody calls from, and none that a rule can except', () => {
    const policy = (field: string) =>
      object('AuthorizationPolicy shop/p', `{ rules: [{ from: [{ source: { ${field}: [web] } }] }] }`);
    expect(problems(rule, policy('namespaces')).join()).toMatch(/"web" does not exist here: nobody calls from it$/);
    expect(problems(rule, policy('notNamespaces')).join()).toMatch(/"web" does not exist here: it excepts nobody/);
  });
});
