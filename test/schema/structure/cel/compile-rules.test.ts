import { describe, expect, test } from 'vitest';
import { loadConstraints, type Node } from '../../../../imports/constraints';
import { program } from '../../../../lib/schema/structure/cel/environment';
import { judge, judgeSpec, places } from '../../judge';

function rulesOf(api: 'istio' | 'gateway-api'): readonly string[] {
  const rules = new Set<string>();
  const visit = (node: Node): void => {
    for (const { rule } of node.rules ?? []) rules.add(rule);
    for (const child of [...Object.values(node.properties ?? {}), node.items, node.additional]) if (child) visit(child);
  };
  const { kinds, shapes } = loadConstraints(api);
  for (const { schema, schemas = {} } of Object.values(kinds))
    for (const node of [schema, ...Object.values(schemas)]) visit(node);
  for (const shape of Object.values(shapes)) visit(shape);
  return [...rules];
}

describe.each(['istio', 'gateway-api'] as const)('the rules of %s', (api) => {
  test('are all understood', () => {
    const rules = rulesOf(api);
    expect(rules.length).toBeGreaterThan(30);
    for (const rule of rules) expect(() => program(rule)).not.toThrow();
  });
});

describe('a rule in CEL', () => {
  const timeout = (text: string) =>
    judgeSpec('VirtualService', { hosts: ['a'], http: [{ timeout: text, route: [{ destination: { host: 'a' } }] }] });

  test('that is broken is reported in its own words, with the value', () => {
    expect(timeout('0.5ms')[0]).toMatchObject({
      rule: 'cel-rule',
      message: '"0.5ms": must be a valid duration greater than 1ms.',
      path: ['spec', 'http', 0, 'timeout'],
    });
  });

  test('that cannot be evaluated is broken', () => {
    expect(timeout('1d')[0]).toMatchObject({ rule: 'cel-rule', message: expect.stringContaining('the rule fails on') });
    const metrics = [{ overrides: [{ tagOverrides: { a: { operation: 'UPSERT' } } }] }];
    expect(places(judgeSpec('Telemetry', { metrics }))).toEqual([
      'cel-rule at spec.metrics[0].overrides[0].tagOverrides.a',
    ]);
  });

  test('is not asked about a value that has another problem', () => {
    expect(
      places(
        judgeSpec('ServiceEntry', {
          hosts: ['a.b'],
          ports: [
            { number: '80', name: 'a' },
            { number: '80', name: 'b' },
          ],
        }),
      ),
    ).toEqual(['wrong-type at spec.ports[0].number', 'wrong-type at spec.ports[1].number']);
  });

  test('sees a field with null as absent', () => {
    expect(
      judge({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'a' },
        spec: { rules: [{ matches: [{ path: { type: null, value: '/a' } }] }] },
      }),
    ).toEqual([]);
  });
});

describe('a rule of Gateway API', () => {
  const route = (rule: object) => places(judgeSpec('HTTPRoute', { parentRefs: [{ name: 'edge' }], rules: [rule] }));

  test('sees defaults: a path without type is a prefix', () => {
    expect(route({ matches: [{ path: { value: 'no-slash' } }] })).toEqual([
      'cel-rule at spec.rules[0].matches[0].path',
    ]);
    expect(route({ matches: [{ path: { value: '/a' } }], backendRefs: [{ name: 'a', port: 80 }] })).toEqual([]);
  });

  test('sees the default of a whole object: a match without path is of all paths', () => {
    const filters = [
      { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/x' } } },
    ];
    expect(route({ matches: [{ method: 'GET' }], filters, backendRefs: [{ name: 'a', port: 80 }] })).toEqual([]);
    expect(route({ matches: [{ path: { type: 'Exact', value: '/' } }], filters })).toEqual([
      'cel-rule at spec.rules[0]',
    ]);
  });

  test('sees fields with names that CEL keeps to itself', () => {
    const parentRefs = [
      { name: 'a', namespace: 'x', sectionName: 's' },
      { name: 'a', namespace: 'x' },
    ];
    expect(places(judgeSpec('HTTPRoute', { parentRefs }))).toContain('cel-rule at spec.parentRefs');
    expect(
      judgeSpec('HTTPRoute', {
        parentRefs: [
          { name: 'a', namespace: 'x' },
          { name: 'a', namespace: 'y' },
        ],
      }),
    ).toEqual([]);
  });

  test('about a filter', () => {
    expect(route({ filters: [{ type: 'RequestRedirect' }] })).toEqual(['cel-rule at spec.rules[0].filters[0]']);
  });

  test('about addresses, which are a matter of JSON Schema', () => {
    const gateway = (address: object) => {
      const spec = {
        gatewayClassName: 'istio',
        listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }],
        addresses: [address],
      };
      return places(
        judge({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'a' }, spec }),
      );
    };
    expect(gateway({ value: '10.0.0.1' })).toEqual([]);
    expect(gateway({ value: 'not-an-address' })).toEqual(['invalid-format at spec.addresses[0]']);
    expect(gateway({ type: 'Hostname', value: 'a.example.com' })).toEqual([]);
  });
});
