import fc from 'fast-check';
import { HEADERS, knownHost, namespace, SUBSETS, several, sometimes } from './alphabet';
import { httpMatch } from './http-match';

const headerName = fc.constantFrom<string>(...HEADERS, 'x-d', 'user-agent');
const headerValue = fc.constantFrom(
  's',
  '2',
  'x%%y',
  '%REQ(x-a)%',
  'a b',
  '%REQ(x-d?x-forwarded-proto)%',
  '%REQ(x-forwarded-for)%',
  'p-%DOWNSTREAM_LOCAL_PORT%',
);
const values = fc.dictionary(headerName, headerValue, { minKeys: 1, maxKeys: 2, noNullPrototype: true });

const headerOperations = fc.record({
  request: sometimes(
    85,
    fc.record({
      set: sometimes(
        50,
        fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: fc.constant({ host: 'set.example.com' }) }),
      ),
      add: sometimes(50, values),
      remove: sometimes(40, several([...HEADERS, 'x-d'], 1, 2)),
    }),
  ),
  response: sometimes(15, fc.record({ add: fc.constant({ 'x-r': '1' }) })),
});

/** Where a route leads. */
export const destination = fc.record({
  host: fc.oneof({ weight: 14, arbitrary: knownHost }, { weight: 1, arbitrary: fc.constant('nobody.test') }),
  subset: sometimes(25, fc.constantFrom(...SUBSETS)),
  port: sometimes(50, fc.record({ number: fc.constantFrom(80, 80, 8080, 9090, 443) })),
});

/** One destination, or several with weights. */
export function weighted<T extends object>(one: fc.Arbitrary<T>): fc.Arbitrary<object[]> {
  const heavy = fc.tuple(one, fc.constantFrom(0, 1, 10, 50, 90, undefined)).map(([to, weight]) => ({ ...to, weight }));
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(one) },
    { weight: 1, arbitrary: fc.tuple(heavy) },
    { weight: 4, arbitrary: fc.array(heavy, { minLength: 2, maxLength: 3 }).map(withSomeWeight) },
  );
}

function withSomeWeight<T extends { readonly weight: number | undefined }>(routes: readonly T[]): T[] {
  return routes.map((route, at) => (at === 0 && !route.weight ? { ...route, weight: 5 } : route));
}

const rewrite = fc.oneof(
  fc.record({ uri: fc.constantFrom('/', '/new', '/new/') }),
  fc.record({ authority: fc.constantFrom('h.example.com', 'h.example.com:81') }),
  fc.record({ uri: fc.constant('/z'), authority: fc.constant('q') }),
  fc.record({
    uriRegexRewrite: fc.constantFrom(
      { match: '^/api/(.*)$', rewrite: '/w/\\1' },
      { match: 'a', rewrite: 'bb' },
      { match: '/(\\w+)/(\\w+)', rewrite: '/\\2/\\1' },
    ),
  }),
);

const percentage = fc.constantFrom({ value: 100 }, { value: 100 }, { value: 0 }, undefined);

const cors = fc.record({
  allowOrigins: fc.constantFrom(
    [{ exact: 'http://o.example.com' }],
    [{ regex: 'http://.*' }],
    [{ exact: '*' }],
    [{ prefix: 'http://o' }],
  ),
  allowMethods: sometimes(50, fc.constant(['GET'])),
  unmatchedPreflights: sometimes(40, fc.constantFrom('FORWARD', 'IGNORE')),
});

const forward = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.record({
          mirror: destination,
          mirrorPercentage: sometimes(50, fc.constantFrom({ value: 50 }, { value: 0 })),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          mirrors: fc.array(fc.record({ destination, percentage }), { minLength: 1, maxLength: 2 }),
        }),
      },
    ),
    fc.record({
      route: weighted(fc.record({ destination, headers: sometimes(20, headerOperations) })),
      rewrite: sometimes(25, rewrite),
      headers: sometimes(25, headerOperations),
      timeout: sometimes(15, fc.constantFrom('5s', '1.5s', '250ms')),
      retries: sometimes(
        15,
        fc.record({
          attempts: fc.constantFrom(0, 1, 3),
          perTryTimeout: sometimes(40, fc.constantFrom('2s', '250ms')),
          retryOn: sometimes(40, fc.constantFrom('5xx', 'gateway-error,503', '')),
        }),
      ),
      fault: sometimes(10, fc.record({ abort: fc.record({ httpStatus: fc.constantFrom(418, 503, 200), percentage }) })),
      corsPolicy: sometimes(12, cors),
    }),
  )
  .map(merge);

const redirect = fc
  .record({
    path: fc.oneof(
      { weight: 4, arbitrary: fc.constant({}) },
      { weight: 4, arbitrary: fc.record({ uri: fc.constantFrom('/new', '/n?q=1', 'relative', '') }) },
      { weight: 1, arbitrary: fc.record({ prefixRewrite: fc.constantFrom('/p', '/', 'relative', '/p?z=1') }) },
    ),
    authority: sometimes(40, fc.constantFrom('r.example.com', 'r.example.com:9')),
    scheme: sometimes(30, fc.constantFrom('https', 'http')),
    port: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.constantFrom<object>({ port: 80 }, { port: 443 }, { port: 8443 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<object>(
          { derivePort: 'FROM_REQUEST_PORT' },
          { derivePort: 'FROM_PROTOCOL_DEFAULT' },
        ),
      },
    ),
    redirectCode: sometimes(50, fc.constantFrom(301, 302, 303, 307, 308)),
  })
  .map(({ port, path, ...rest }) => ({ ...rest, ...path, ...port }))
  .filter((each) => Object.keys(JSON.parse(JSON.stringify(each))).length > 0);

const directResponse = fc.oneof(
  fc.record({ status: fc.constant(204) }),
  fc.record({
    status: fc.constantFrom(200, 404, 503),
    body: sometimes(50, fc.constantFrom({ string: 'hello' }, { bytes: 'aGVsbG8=' })),
  }),
);

const match = sometimes(80, fc.array(httpMatch, { minLength: 1, maxLength: 2 }));
const name = sometimes(40, fc.constantFrom('r', 's'));

/** One rule of `http` that is no delegation. */
export const httpRule: fc.Arbitrary<object> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.record({ name, match }), forward).map(merge) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.record({ name, match, redirect }), fc.record({ headers: sometimes(10, headerOperations) }))
      .map(merge),
  },
  { weight: 1, arbitrary: fc.record({ name, match, directResponse, corsPolicy: sometimes(10, cors) }) },
);

/** A rule that leaves the choice to another VirtualService. */
export const delegation: fc.Arbitrary<object> = fc
  .tuple(
    fc.record({
      name,
      match,
      delegate: fc.record({ name: fc.constantFrom('leaf', 'twig'), namespace: sometimes(60, namespace) }),
      headers: sometimes(15, headerOperations),
    }),
    fc.record({
      timeout: sometimes(20, fc.constant('7s')),
      rewrite: sometimes(15, rewrite),
      corsPolicy: sometimes(10, cors),
    }),
  )
  .map(merge);

function merge([a, b]: readonly [object, object]): object {
  return { ...a, ...b };
}
