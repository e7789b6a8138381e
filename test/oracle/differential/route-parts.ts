import fc from 'fast-check';
import { creationTimestamp, EXTERNAL_HOSTS, namespace, SERVICE_NAMES, several, sometimes } from './alphabet';

const value = fc.oneof(
  fc.record({ value: fc.constantFrom('1', 'v1') }),
  fc.record({ type: fc.constant('RegularExpression'), value: fc.constantFrom('v[0-9]', '.+') }),
);

/** What a match asks of a header or parameter. */
export const named = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), value).map(([name, pattern]) => [{ name, ...pattern }]);

/** A filter that changes the headers of requests. */
export const headerFilter = fc
  .record({
    set: sometimes(60, fc.constant([{ name: 'x-a', value: 's' }])),
    add: sometimes(60, fc.constantFrom([{ name: 'X-B', value: 'added' }], [{ name: 'x-d', value: 'd' }])),
    remove: sometimes(40, fc.constantFrom(['x-c'], ['X-B'])),
  })
  .map((requestHeaderModifier) => ({ type: 'RequestHeaderModifier', requestHeaderModifier }));

/** A Service that gets requests. */
export const backend = fc.record({
  name: fc.constantFrom(...SERVICE_NAMES, 'missing'),
  namespace: sometimes(30, namespace),
  port: fc.constantFrom(80, 80, 8080, 9090),
  weight: sometimes(40, fc.constantFrom(0, 1, 3)),
  group: sometimes(6, fc.constant('example.com')),
});

/** A place to attach to: a listener of the Gateway, or the mesh's own traffic to a Service. */
export const parent = fc.oneof(
  fc.record({
    name: fc.constant('kube'),
    namespace: fc.constant('default'),
    sectionName: sometimes(20, fc.constantFrom('one', 'two', 'three')),
  }),
  fc.record({
    // Without a group it is the Gateway API's, which has no Services.
    group: fc.constantFrom('', '', '', undefined),
    kind: fc.constant('Service'),
    name: fc.constantFrom(...SERVICE_NAMES),
    namespace: sometimes(60, namespace),
    port: sometimes(30, fc.constantFrom(80, 8080)),
  }),
);

const hostname = several([...EXTERNAL_HOSTS, '*.example.com', 'x.wild.example.com'], 1, 2);

/** Routes of one kind: its name, how many of a hundred name hosts, and what a rule says. */
export function routes<T>(least: number, hosts: number, rule: fc.Arbitrary<T>) {
  const route = fc.record({
    namespace,
    name: fc.constantFrom('h', 'i', 'j'),
    creationTimestamp,
    spec: fc.record({
      parentRefs: fc.tuple(parent),
      hostnames: sometimes(hosts, hostname),
      rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
    }),
  });
  return fc.uniqueArray(route, {
    minLength: least,
    maxLength: 3,
    selector: (each) => `${each.namespace}/${each.name}`,
  });
}
