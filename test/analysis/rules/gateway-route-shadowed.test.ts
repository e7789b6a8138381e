import { describe, expect, it } from 'vitest';
import { gatewayRouteShadowed as rule } from '../../../lib/analysis/rules/gateway-route-shadowed';
import { object, places } from '../problems';

const virtualService = (name: string, uri: string) =>
  object(
    `VirtualService shop/${name}`,
    `{ hosts: [a.example.com], gateways: [shop/edge], http: [{ match: [{ uri: ${uri} }], route: [{ destination: { host: ${name} } }] }] }`,
  );
const first = (uri: string) => virtualService('a', uri);
const second = (uri: string) => virtualService('b', uri);

describe('a route of a second VirtualService for a gateway host', () => {
  it('is hidden by a shorter prefix of the first', () => {
    expect(places(rule, first('{ prefix: /api }') + second('{ exact: /api/checkout }'))).toEqual([
      'shop/b spec.http[0]',
    ]);
  });

  it('is not hidden by a catch-all, which moves to the end', () => {
    expect(places(rule, first('{ prefix: / }') + second('{ prefix: /api }'))).toEqual([]);
  });

  it('that is a catch-all is hidden by the first one', () => {
    expect(places(rule, first('{ prefix: / }') + second('{ prefix: / }'))).toEqual(['shop/b spec.http[0]']);
  });

  it('is not hidden where the first asks for more', () => {
    expect(places(rule, first('{ prefix: /api }, method: { exact: GET }') + second('{ prefix: /api/x }'))).toEqual([]);
  });

  it('of another host is not hidden', () => {
    expect(
      places(
        rule,
        first('{ prefix: /api }') + second('{ prefix: /api/x }').replace('[a.example.com]', '[b.example.com]'),
      ),
    ).toEqual([]);
  });

  it('is not hidden by a VirtualService that the server does not take', () => {
    expect(
      places(
        rule,
        object(
          'Gateway shop/edge',
          '{ servers: [{ port: { number: 80, name: h, protocol: HTTP }, hosts: [web/a.example.com] }] }',
        ) +
          first('{ prefix: /api }') +
          second('{ prefix: /api/x }').replace('namespace: shop', 'namespace: web'),
      ),
    ).toEqual([]);
  });
});
