import { describe, expect, it } from 'vitest';
import { authorizationUnknownHost as rule } from '../../../lib/analysis/rules/authorization-unknown-host';
import { object, places, service } from '../problems';

const allow = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}rules: [${rule}] }`);

describe('a host in an AuthorizationPolicy', () => {
  it('of the cluster that no Service has meets nothing, port or not', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          allow("{ to: [{ operation: { hosts: ['product.shop.svc.cluster.local:80'] } }] }"),
      ),
    ).toEqual(['shop/products spec.rules[0].to[0].operation.hosts[0]']);
  });

  it('from outside, or with a wildcard, may be anything', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          allow("{ to: [{ operation: { hosts: [api.example.com, '*.shop.svc.cluster.local'] } }] }"),
      ),
    ).toEqual([]);
  });

  it('of a namespace whose Services are not in the input is not judged', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') + allow('{ to: [{ operation: { hosts: [a.web.svc.cluster.local] } }] }'),
      ),
    ).toEqual([]);
  });
});
