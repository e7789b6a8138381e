import { describe, expect, test } from 'vitest';
import { readRequests } from '../../lib/ask';

const told = (text: string) =>
  readRequests(text, 'requests.yaml').errors.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );

describe('a file of requests', () => {
  test('is a list in YAML or JSON', () => {
    const yaml = `
- from: { workload: { namespace: shop, labels: { app: web } } }
  host: products
  port: 8080
`;
    const expected = {
      from: { workload: { namespace: 'shop', labels: { app: 'web' } } },
      host: 'products',
      port: 8080,
    };
    expect(readRequests(yaml, 'requests.yaml')).toEqual({ drafts: [expected], errors: [] });
    expect(readRequests(JSON.stringify([expected]), 'requests.json')).toEqual({ drafts: [expected], errors: [] });
  });

  test('that holds no list is said to', () => {
    expect(told('host: products')).toEqual([
      'requests.yaml:1:1 the file holds no list; write one request per item, even if there is only one',
    ]);
    expect(told('- [')[0]).toMatch(/^requests.yaml:1:\d+ /);
    expect(readRequests('', 'requests.yaml')).toEqual({ drafts: [], errors: [] });
  });

  test('names the line, the request and the field of every mistake', () => {
    const text = `
- from: { workload: { namespace: shop } }
  host: products
- from: { gateway: { namespace: istio-system } }
  hots: products
  port: "80"
- from: { gateway: { namespace: a, labels: { b: 1 } }, workload: { namespace: a } }
  host: a
  headers: { x: 1 }
  path: a
- 7
`;
    expect(told(text)).toEqual([
      'requests.yaml:5:3 request 1: hots is no field of a request. Did you mean "host"?',
      'requests.yaml:4:11 request 1: from.gateway has no labels, by which Gateways select its pods',
      'requests.yaml:4:3 request 1: has no host',
      'requests.yaml:6:3 request 1: port is a number from 1 to 65535, not the string "80"',
      'requests.yaml:7:3 request 2: from holds one of gateway and workload',
      'requests.yaml:10:3 request 2: path begins with a slash, unlike the string "a"',
      'requests.yaml:9:14 request 2: headers.x is a text or a list of texts, not the number 1; quote it',
      'requests.yaml:11:3 request 3: a request is a mapping with from and host, not the number 7',
    ]);
  });

  test('may hold whatever else without harm', () => {
    for (const text of [
      '- null',
      '- {}',
      '- { from: 1, tls: 1, headers: 1, claims: 1 }',
      '- { __proto__: 1 }',
      '- [[]]',
    ]) {
      expect(told(text).length, text).toBeGreaterThan(0);
    }
  });
});
