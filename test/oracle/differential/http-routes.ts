import fc from 'fast-check';
import { HEADERS, PARAMETERS, several, sometimes } from './alphabet';
import { backend, headerFilter, named, routes } from './route-parts';

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

const ownBackend = fc
  .tuple(backend, fc.record({ filters: sometimes(10, fc.tuple(headerFilter)) }))
  .map(([to, more]) => ({ ...to, ...more }));

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
          backendRefs: fc.array(ownBackend, { maxLength: 3 }),
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

/** One to three HTTPRoutes. */
export const httpRoutes = routes(1, 60, rule);
