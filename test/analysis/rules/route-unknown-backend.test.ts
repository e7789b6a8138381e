import { describe, expect, it } from 'vitest';
import { routeUnknownBackend as rule } from '../../../lib/analysis/rules/route-unknown-backend';
import { object, places, service } from '../problems';

const to = (backends: string) => object('HTTPRoute shop/r', `{ rules: [{ backendRefs: [${backends}] }] }`);

describe('a backend of a route', () => {
  it('must have the port', () => {
    expect(places(rule, service('{ name: http, port: 80 }') + to('{ name: products, port: 8080 }'))).toEqual([
      'shop/r spec.rules[0].backendRefs[0].port',
    ]);
  });

  it('is found in the namespace it names', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          to('{ name: products, port: 80 }')
            .replace('namespace: shop', 'namespace: web')
            .replace('name: products,', 'name: products, namespace: shop,'),
      ),
    ).toEqual([]);
  });

  it('of another kind, or of a namespace without Services in the input, is not judged', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          to('{ kind: Pool, group: example.com, name: x }, { name: x, namespace: web, port: 80 }'),
      ),
    ).toEqual([]);
  });
});
