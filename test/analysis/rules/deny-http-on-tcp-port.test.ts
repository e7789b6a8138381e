import { describe, expect, it } from 'vitest';
import { denyHttpOnTcpPort as rule } from '../../../lib/analysis/rules/deny-http-on-tcp-port';
import { object, places, problems, service } from '../problems';

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

  it('by a header alone denies every connection to TCP ports, by source and header all of that source', () => {
    const ports = service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }');
    const header = 'when: [{ key: "request.headers[x-debug]", values: ["*"] }]';
    expect(problems(rule, ports + deny(`{ ${header} }`))).toEqual([
      'AuthorizationPolicy shop/products spec.rules[0]: every connection to port 5432 is denied: it is a TCP port, and Istio leaves the conditions on requests out of a DENY rule there',
    ]);
    expect(problems(rule, ports + deny(`{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }], ${header} }`))).toEqual([
      'AuthorizationPolicy shop/products spec.rules[0]: every connection from these sources to port 5432 is denied: it is a TCP port, and Istio leaves the conditions on requests out of a DENY rule there',
    ]);
  });

  it('by a header on the HTTP port is for that port', () => {
    const ports = service('{ name: http, port: 8080 }', '{ name: tcp-db, port: 5432 }');
    const header = '{ key: "request.headers[x-debug]", values: ["*"] }';
    expect(places(rule, ports + deny(`{ when: [${header}, { key: destination.port, values: ["8080"] }] }`))).toEqual(
      [],
    );
    expect(places(rule, ports + deny(`{ to: [{ operation: { ports: ["8080"] } }], when: [${header}] }`))).toEqual([]);
  });
});
