import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import {
  creationTimestamp,
  EXTERNAL_HOSTS,
  HEADERS,
  NAMESPACES,
  namespace,
  object,
  PARAMETERS,
  SERVICE_NAMES,
  several,
  sometimes,
} from './alphabet';

const KUBERNETES = 'gateway.networking.k8s.io/v1';

const value = fc.oneof(
  fc.record({ value: fc.constantFrom('1', 'v1') }),
  fc.record({ type: fc.constant('RegularExpression'), value: fc.constantFrom('v[0-9]', '.+') }),
);
const named = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), value).map(([name, pattern]) => [{ name, ...pattern }]);

const match = fc.record({
  path: sometimes(
    80,
    fc.oneof(
      fc.record({ type: fc.constant('PathPrefix'), value: fc.constantFrom('/', '/api', '/api/', '/a') }),
      fc.record({ type: fc.constant('Exact'), value: fc.constantFrom('/api', '/api/v1') }),
      fc.record({ type: fc.constant('RegularExpression'), value: fc.constantFrom('/api.*', '/[a-z]+/v1') }),
    ),
  ),
  headers: sometimes(25, named(HEADERS)),
  queryParams: sometimes(20, named(PARAMETERS)),
  method: sometimes(15, fc.constantFrom('GET', 'POST')),
});

const headerFilter = fc
  .record({
    set: sometimes(60, fc.constant([{ name: 'x-a', value: 's' }])),
    add: sometimes(60, fc.constantFrom([{ name: 'X-B', value: 'added' }], [{ name: 'x-d', value: 'd' }])),
    remove: sometimes(40, fc.constantFrom(['x-c'], ['X-B'])),
  })
  .map((requestHeaderModifier) => ({ type: 'RequestHeaderModifier', requestHeaderModifier }));

const newPath = fc.oneof(
  fc.record({ type: fc.constant('ReplaceFullPath'), replaceFullPath: fc.constantFrom('/full', '/') }),
  fc.record({ type: fc.constant('ReplacePrefixMatch'), replacePrefixMatch: fc.constantFrom('/new', '/', '/new/') }),
);

const redirectFilter = fc
  .record({
    scheme: sometimes(40, fc.constantFrom('http', 'https')),
    hostname: sometimes(40, fc.constant('r.example.com')),
    port: sometimes(30, fc.constantFrom(80, 443, 8443)),
    statusCode: sometimes(50, fc.constantFrom(301, 302, 303, 307, 308)),
    path: sometimes(40, newPath),
  })
  .map((requestRedirect) => ({ type: 'RequestRedirect', requestRedirect }));

const rewriteFilter = fc
  .record({ hostname: sometimes(50, fc.constant('h.example.com')), path: sometimes(60, newPath) })
  .map((urlRewrite) => ({ type: 'URLRewrite', urlRewrite }));

const backend = fc.record({
  name: fc.constantFrom(...SERVICE_NAMES, 'missing'),
  namespace: sometimes(30, namespace),
  port: fc.constantFrom(80, 80, 8080, 9090),
  weight: sometimes(40, fc.constantFrom(0, 1, 3)),
  filters: sometimes(10, fc.tuple(headerFilter)),
});

const rule = fc
  .tuple(
    fc.record({
      matches: sometimes(85, fc.array(match, { minLength: 1, maxLength: 2 })),
      timeouts: sometimes(15, fc.record({ request: fc.constantFrom('5s', '0s') })),
    }),
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          filters: sometimes(
            40,
            fc.tuple(headerFilter, rewriteFilter).chain((both) => several<object>(both, 1, 2)),
          ),
          backendRefs: fc.array(backend, { maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ filters: fc.tuple(redirectFilter) }) },
    ),
  )
  // A prefix can be replaced only where every match is for a prefix.
  .map(([when, then]) => {
    const replaces = JSON.stringify(then).includes('ReplacePrefixMatch');
    return replaces
      ? { ...when, matches: [{ path: { type: 'PathPrefix', value: '/api' } }], ...then }
      : { ...when, ...then };
  });

const parent = fc.oneof(
  fc.record({
    name: fc.constant('kube'),
    namespace: fc.constant('default'),
    sectionName: sometimes(20, fc.constantFrom('one', 'two')),
  }),
  fc.record({
    group: fc.constant(''),
    kind: fc.constant('Service'),
    name: fc.constantFrom(...SERVICE_NAMES),
    namespace: sometimes(60, namespace),
    port: sometimes(30, fc.constantFrom(80, 8080)),
  }),
);

const route = fc.record({
  namespace,
  name: fc.constantFrom('h', 'i', 'j'),
  creationTimestamp,
  spec: fc.record({
    parentRefs: fc.tuple(parent),
    hostnames: sometimes(60, several([...EXTERNAL_HOSTS, '*.example.com', 'x.wild.example.com'], 1, 2)),
    rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
  }),
});

const listener = (name: string, hostnames: readonly (string | undefined)[]) =>
  fc.record({
    name: fc.constant(name),
    port: fc.constantFrom(80, 8080),
    protocol: fc.constant('HTTP'),
    hostname: fc.constantFrom(...hostnames),
    allowedRoutes: fc.record({ namespaces: fc.record({ from: fc.constantFrom('All', 'Same') }) }),
  });

const gateway = fc
  .tuple(
    listener('one', [undefined, '*.example.com', 'api.example.com']),
    sometimes(40, listener('two', ['www.example.com'])),
  )
  .map((all) => all.filter((each) => each !== undefined))
  .map((listeners) =>
    object(
      KUBERNETES,
      'Gateway',
      { name: 'kube', namespace: 'default' },
      {
        gatewayClassName: 'istio',
        // The pods that the test asks, which no Gateway of Istio's own needs to select.
        addresses: [{ type: 'Hostname', value: 'ingress.istio-system.svc.cluster.local' }],
        listeners,
      },
    ),
  );

const grants = sometimes(
  50,
  fc.constant(
    NAMESPACES.map((name, at) =>
      object(
        'gateway.networking.k8s.io/v1beta1',
        'ReferenceGrant',
        { name: 'grant', namespace: name },
        {
          from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: NAMESPACES[1 - at] }],
          to: [{ group: '', kind: 'Service' }],
        },
      ),
    ),
  ),
);

/** In some meshes a Gateway and HTTPRoutes of Kubernetes. */
export const gatewayApi: fc.Arbitrary<Manifest[]> = sometimes(
  35,
  fc.tuple(
    gateway,
    grants,
    fc.uniqueArray(route, { minLength: 1, maxLength: 3, selector: (each) => `${each.namespace}/${each.name}` }),
  ),
).map((made) => {
  if (made === undefined) return [];
  const [before, granted = [], routes] = made;
  const objects = routes.map(({ spec, ...metadata }) => object(KUBERNETES, 'HTTPRoute', metadata, spec));
  return [before, ...granted, ...objects];
});
