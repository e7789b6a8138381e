import { describe, expect, it } from 'vitest';
import { serviceEntrySwallowed as rule } from '../../../lib/analysis/rules/service-entry-swallowed';
import { object, places } from '../problems';

const db = (name: string, others = '') =>
  object(
    `ServiceEntry shop/${name}`,
    `{ hosts: [${name}.example.com], resolution: STATIC, ports: [{ number: 5432, name: tcp, protocol: TCP }]${others} }`,
  );

describe('a TCP port without addresses', () => {
  it('belongs to the first ServiceEntry by name', () => {
    expect(places(rule, db('a') + db('b'))).toEqual(['shop/b spec.ports[0]']);
  });

  it('is kept apart by addresses or by another number', () => {
    expect(places(rule, db('a', ', addresses: [10.0.0.1]') + db('b') + db('c').replace('5432', '5433'))).toEqual([]);
  });

  it('is kept apart by namespaces that do not see each other', () => {
    expect(places(rule, db('a', ', exportTo: [.]') + db('b', ', exportTo: [.]').replace('shop', 'web'))).toEqual([]);
  });

  it('gets an address of its own where proxies answer DNS', () => {
    expect(
      places(rule, db('a') + db('b'), {
        config: { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } } },
      }),
    ).toEqual([]);
  });

  it('is told apart by the SNI where it is TLS', () => {
    expect(
      places(
        rule,
        db('a').replace('protocol: TCP', 'protocol: TLS') + db('b').replace('protocol: TCP', 'protocol: TLS'),
      ),
    ).toEqual([]);
  });
});

describe('a TCP port with an address', () => {
  const at = (name: string, address: string) => db(name, `, addresses: [${address}]`);

  it('is shared by all who have it, however they write it', () => {
    expect(places(rule, at('a', '10.0.0.1') + at('b', '10.0.0.1/32'))).toEqual(['shop/b spec.ports[0]']);
    expect(places(rule, at('a', '10.0.0.0/24') + at('b', '10.0.0.7/24'))).toEqual(['shop/b spec.ports[0]']);
  });

  it('is not taken by a wider range', () => {
    expect(places(rule, at('a', '10.0.0.0/24') + at('b', '10.0.0.1'))).toEqual([]);
  });
});
