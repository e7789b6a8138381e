import { describe, expect, it } from 'vitest';
import { denyHttpOnTcpPort as rule } from '../../../lib/analysis/rules/deny-http-on-tcp-port';
import { object, places, service } from '../problems';

const deny = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}action: DENY, rules: [${rule}] }`);

describe('a DENY rule', () => {
  it('by token on a TCP port denies every connection', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }') +
          deny("{ from: [{ source: { notRequestPrincipals: ['*'] } }], to: [{ operation: { ports: ['5432'] } }] }"),
      ),
    ).toEqual(['shop/products spec.rules[0].to[0].operation.ports']);
  });

  it('by source alone does what it says', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }') +
          deny("{ from: [{ source: { namespaces: [web] } }], to: [{ operation: { ports: ['5432'] } }] }"),
      ),
    ).toEqual([]);
  });

  it('on a port that Istio sniffs, or of TLS, is no clear case', () => {
    expect(
      places(
        rule,
        service('{ name: web, port: 8080 }', '{ name: https, port: 8443 }') +
          deny("{ to: [{ operation: { methods: [GET], ports: ['8080', '8443'] } }] }"),
      ),
    ).toEqual([]);
  });

  it('with a target is carried out by a waypoint', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }') +
          deny(
            "{ to: [{ operation: { methods: [GET], ports: ['5432'] } }] }",
            'targetRefs: [{ kind: Service, name: products }], ',
          ),
      ),
    ).toEqual([]);
  });
});
