import { describe, expect, it } from 'vitest';
import { httpRouteWithoutDefault as rule } from '../../../lib/analysis/rules/http-route-without-default';
import { httpRules, object, places } from '../problems';

describe('a mesh VirtualService', () => {
  it('in which every rule has a condition answers 404 to the rest', () => {
    expect(places(rule, httpRules('{ match: [{ uri: { prefix: /api } }], redirect: { uri: /x } }'))).toEqual([
      'shop/products spec.http',
    ]);
  });

  it('with a last rule without match has a default', () => {
    expect(
      places(
        rule,
        httpRules('{ match: [{ uri: { prefix: /api } }], redirect: { uri: /x } }', '{ redirect: { uri: / } }'),
      ),
    ).toEqual([]);
  });

  it('whose match asks for prefix / or a port only has a default', () => {
    expect(places(rule, httpRules('{ match: [{ uri: { prefix: / }, port: 80 }], redirect: { uri: /x } }'))).toEqual([]);
  });

  it('whose catch-all is for some callers only has none', () => {
    expect(places(rule, httpRules('{ match: [{ sourceLabels: { app: web } }], redirect: { uri: /x } }'))).toEqual([
      'shop/products spec.http',
    ]);
  });

  it('bound to a gateway alone may leave paths unanswered', () => {
    expect(
      places(
        rule,
        object(
          'VirtualService shop/edge',
          '{ hosts: [api.example.com], gateways: [shop/edge], http: [{ match: [{ uri: { prefix: /api } }], redirect: { uri: /x } }] }',
        ),
      ),
    ).toEqual([]);
  });

  it('without hosts is a delegate, and its root has the default', () => {
    expect(
      places(
        rule,
        object('VirtualService shop/leaf', '{ http: [{ match: [{ uri: { prefix: /api } }], redirect: { uri: /x } }] }'),
      ),
    ).toEqual([]);
  });
});
