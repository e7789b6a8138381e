import { describe, expect, test } from 'vitest';
import { toResource } from '../../lib/mesh/resource';
import { checkSchema } from '../../lib/schema';
import { judge, judgeSpec, places } from './judge';

const route = [{ destination: { host: 'products' } }];

describe('checkSchema', () => {
  test('a right object has no findings', () => {
    expect(judgeSpec('VirtualService', { hosts: ['products'], http: [{ route }] })).toEqual([]);
  });

  test('an unknown field is an error of the schema gate that knows the nearest name', () => {
    const [finding] = judgeSpec('VirtualService', {
      hosts: ['a'],
      http: [{ route: [{ destination: { host: 'a' }, wieght: 1 }] }],
    });
    expect(finding).toEqual({
      rule: 'unknown-field',
      gate: 'schema',
      level: 'error',
      message:
        'There is no field "wieght" here; kubectl refuses the object, and where it does not the field is dropped without a word.',
      help: 'Did you mean "weight"?',
      object: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', namespace: 'shop', name: 'a' },
      path: ['spec', 'http', 0, 'route', 0, 'wieght'],
    });
  });

  test("what istiod refuses bears Istio's code", () => {
    expect(judgeSpec('VirtualService', { hosts: ['a'] })).toMatchObject([
      { rule: 'admission-virtual-service', gate: 'admission', istio: 'IST0106', level: 'error' },
    ]);
  });

  test('an unknown field leaves the object well-formed, a wrong type does not', () => {
    const wellFormed = (spec: object) =>
      checkSchema(
        toResource({ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'a' }, spec }, 0),
      ).wellFormed;
    const port = { number: 80, name: 'http', protocol: 'HTTP' };
    expect(wellFormed({ severs: [], servers: [{ hosts: ['*'], port }] })).toBe(true);
    expect(wellFormed({ servers: [{ hosts: '*', port }] })).toBe(false);
    expect(wellFormed({ servers: [{ hosts: ['*'] }] })).toBe(false);
    expect(wellFormed({ servers: [{ hosts: ['*'], port, tls: { mode: 'SIMPEL' } }] })).toBe(false);
  });

  test('both gates speak at once of different problems', () => {
    expect(places(judgeSpec('DestinationRule', { host: 'a', subset: [], trafficPolicy: {} }))).toEqual([
      'unknown-field at spec.subset',
      'admission-destination-rule at spec.trafficPolicy',
    ]);
  });

  test('what the API server refuses istiod is not asked about', () => {
    expect(places(judgeSpec('DestinationRule', {}))).toEqual(['required-field at spec.host']);
    expect(places(judgeSpec('ServiceEntry', { hosts: ['*'] }))).toEqual(['cel-rule at spec.hosts[0]']);
    expect(
      places(judge({ apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', metadata: { name: 'a' } })),
    ).toEqual(['required-field at spec']);
  });

  test('istiod is not asked about an object with values of the wrong type', () => {
    expect(places(judgeSpec('VirtualService', { hosts: 'a' }))).toEqual(['wrong-type at spec.hosts']);
  });
});
