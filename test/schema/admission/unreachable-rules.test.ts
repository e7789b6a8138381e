import { describe, expect, test } from 'vitest';
import { judgeSpec, places } from '../judge';

const route = [{ destination: { host: 'a' } }];
const http = (...matches: (object[] | undefined)[]) =>
  places(judgeSpec('VirtualService', { hosts: ['a'], http: matches.map((match) => ({ match, route })) }));
const prefix = (text: string, more: object = {}) => ({ uri: { prefix: text }, ...more });

describe('routes that no request reaches', () => {
  test('behind one without match', () => {
    expect(http(undefined, [prefix('/a')])).toEqual(['virtual-service-unreachable-rule at spec.http[1]']);
  });

  test('with the matches of an earlier one', () => {
    expect(http([prefix('/a')], [prefix('/a')])).toEqual([
      'virtual-service-ineffective-match at spec.http[1].match[0]',
      'virtual-service-unreachable-rule at spec.http[1]',
    ]);
  });

  test('with some of them', () => {
    expect(http([prefix('/a')], [prefix('/a'), { uri: { exact: '/b' } }])).toEqual([
      'virtual-service-ineffective-match at spec.http[1].match[0]',
    ]);
  });

  test('with a prefix that a shorter one before it takes', () => {
    expect(http([prefix('/a')], [prefix('/ab')])).toEqual([
      'virtual-service-ineffective-match at spec.http[1].match[0]',
    ]);
    expect(http([prefix('/ab')], [prefix('/a')])).toEqual([]);
  });

  test('unless something else tells them apart', () => {
    expect(http([prefix('/a', { headers: { x: { exact: '1' } } })], [prefix('/ab')])).toEqual([]);
    expect(http([prefix('/a', { port: 80 })], [prefix('/ab')])).toEqual([]);
    expect(http([prefix('/a', { method: { exact: 'POST' } })], [prefix('/ab')])).toEqual([]);
  });

  test('a name and the order of a map tell nothing apart', () => {
    const a = { name: 'a', headers: { x: { exact: '1' }, y: { exact: '2' } } };
    const b = { name: 'b', headers: { y: { exact: '2' }, x: { exact: '1' } }, gateways: [] };
    expect(http([a], [b])).toContain('virtual-service-unreachable-rule at spec.http[1]');
  });

  test('of tcp and tls as well', () => {
    const tcp = {
      hosts: ['a'],
      tcp: [
        { match: [{ port: 1 }], route },
        { match: [{ port: 1 }], route },
      ],
    };
    expect(places(judgeSpec('VirtualService', tcp))).toContain('virtual-service-unreachable-rule at spec.tcp[1]');
  });

  test('among thousands of routes are found in a moment', () => {
    const matches = Array.from({ length: 5000 }, (_, index) => [prefix(`/${'a'.repeat(index % 100)}/${index}/`)]);
    expect(http(...matches)).toEqual([]);
  });
});
