import { describe, expect, it } from 'vitest';
import { httpRulesOnTcpPort as rule } from '../../../lib/analysis/rules/http-rules-on-tcp-port';
import { object, places, route, service } from '../problems';

describe('http rules', () => {
  it('are dead on a port whose name says TCP', () => {
    expect(places(rule, service('{ name: tcp-web, port: 80 }') + route('timeout: 1s'))).toEqual([
      'shop/products spec.http',
    ]);
  });

  it('are dead on a port where servers speak first', () => {
    expect(places(rule, service('{ name: db, port: 3306 }') + route('timeout: 1s'))).toEqual([
      'shop/products spec.http',
    ]);
  });

  it('live where Istio sniffs, and where appProtocol says HTTP', () => {
    expect(
      places(
        rule,
        service('{ name: web, port: 80 }') +
          route('timeout: 1s') +
          service('{ name: tcp, port: 80, appProtocol: http }').replaceAll('shop', 'web'),
      ),
    ).toEqual([]);
  });

  it('are left to the other rule where TLS is among the ports', () => {
    expect(
      places(rule, service('{ name: tcp-db, port: 5432 }', '{ name: https, port: 443 }') + route('timeout: 1s')),
    ).toEqual([]);
  });

  it('may be those of an HTTPRoute for the Service', () => {
    const bound = (port: string) =>
      object('HTTPRoute shop/r', `{ parentRefs: [{ kind: Service, group: "", name: products${port} }], rules: [] }`);
    const ports = service('{ name: tcp-db, port: 5432 }', '{ name: http, port: 80 }');
    expect(places(rule, ports + bound(', port: 5432'))).toEqual(['shop/r spec.parentRefs[0]']);
    expect(places(rule, ports + bound(', port: 80'))).toEqual([]);
    expect(places(rule, ports + bound(''))).toEqual([]);
  });
});
