import { describe, expect, it } from 'vitest';
import { sidecarUnknownHost as rule } from '../../../lib/analysis/rules/sidecar-unknown-host';
import { object, places, problems, service } from '../problems';

const sidecar = (...hosts: string[]) =>
  object('Sidecar shop/default', `{ egress: [{ hosts: ['${hosts.join("', '")}'] }] }`);

describe('an egress host of a Sidecar', () => {
  it('in another namespace than written is not let through', () => {
    expect(
      problems(rule, service('{ name: http, port: 80 }') + sidecar('web/products.shop.svc.cluster.local')).join(),
    ).toContain('products.shop.svc.cluster.local is in namespace shop');
  });

  it('of the own namespace may be written with a dot', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          sidecar('./products.shop.svc.cluster.local', '*/products.shop.svc.cluster.local'),
      ),
    ).toEqual([]);
  });

  it('is not judged as a wildcard, as an exclusion, or where the Services are not in the input', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          sidecar('web/*', '~web/a.web.svc.cluster.local', 'web/a.web.svc.cluster.local'),
      ),
    ).toEqual([]);
  });
});
