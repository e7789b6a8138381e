import { describe, expect, it } from 'vitest';
import { allowHttpOnTcpPort as rule } from '../../../lib/analysis/rules/allow-http-on-tcp-port';
import { object, places, service } from '../problems';

const allow = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}rules: [${rule}] }`);

describe('ALLOW rules on requests', () => {
  it('close a TCP port that no other rule allows', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }') +
          allow('{ to: [{ operation: { paths: [/] } }] }'),
      ),
    ).toEqual(['shop/products spec.rules']);
  });

  it('leave it to another policy for the same pods', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }') +
          allow('{ to: [{ operation: { paths: [/] } }] }') +
          allow('{ from: [{ source: { namespaces: [web] } }] }').replace('name: products', 'name: db'),
      ),
    ).toEqual([]);
  });

  it('for other ports by number do not speak of it', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }') +
          allow("{ to: [{ operation: { paths: [/], ports: ['8080'] } }] }"),
      ),
    ).toEqual([]);
  });
});
