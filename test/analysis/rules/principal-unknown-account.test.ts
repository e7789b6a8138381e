import { describe, expect, it } from 'vitest';
import { principalUnknownAccount as rule } from '../../../lib/analysis/rules/principal-unknown-account';
import { deployment, object, places } from '../problems';

const allow = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}rules: [${rule}] }`);

const accounts = object('ServiceAccount shop/web');

describe('a service account', () => {
  it('that its namespace does not have is nobody, in both spellings', () => {
    expect(places(rule, accounts + allow('{ from: [{ source: { serviceAccounts: [webb, shop/webb] } }] }'))).toEqual([
      'shop/products spec.rules[0].from[0].source.serviceAccounts[0]',
      'shop/products spec.rules[0].from[0].source.serviceAccounts[1]',
    ]);
  });

  it('that a pod uses, or every namespace has, is somebody', () => {
    expect(
      places(
        rule,
        accounts +
          deployment().replace('spec: { containers', 'spec: { serviceAccountName: batch, containers') +
          allow('{ from: [{ source: { serviceAccounts: [web, default, batch] } }] }'),
      ),
    ).toEqual([]);
  });

  it('of a namespace or trust domain that the input does not show is not judged', () => {
    expect(
      places(
        rule,
        accounts +
          allow('{ from: [{ source: { principals: [cluster.local/ns/web/sa/x, other.example.com/ns/shop/sa/x] } }] }'),
      ),
    ).toEqual([]);
  });
});
