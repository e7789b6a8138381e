import fc from 'fast-check';
import { HEADERS, PARAMETERS, sometimes, VALUES } from './alphabet';

const text = fc.oneof(
  fc.record({ exact: fc.constantFrom(...VALUES.filter(Boolean)) }),
  fc.record({ prefix: fc.constantFrom('v', '1', 'ab') }),
  fc.record({ regex: fc.constantFrom('v[0-9]', 'a|v1', '.*', '.+', '[a-z]+', '(?i)V1', '\\d') }),
);

const uri = fc.oneof(
  fc.record({ exact: fc.constantFrom('/', '/api', '/api/v1', '/API', '/x') }),
  fc.record({ prefix: fc.constantFrom('/', '/api', '/api/', '/a', '/API', '/x') }),
  fc.record({ regex: fc.constantFrom('/api.*', '.*', '/a/[bc]', '/[a-z]+/v1', '/api|/x', '/a.b', '(?i)/api') }),
);

const dictionary = (names: readonly string[], value: fc.Arbitrary<object>) =>
  fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, maxKeys: 2, noNullPrototype: true });

const present = fc.constant<object>({});
const textOrPresent = fc.oneof(
  { weight: 4, arbitrary: text as fc.Arbitrary<object> },
  { weight: 1, arbitrary: present },
);

const claim = fc.constantFrom<object>(
  { exact: 'admin' },
  { exact: 'read' },
  { prefix: 'a' },
  { regex: 'a.*|user' },
  {},
);

const CLAIMS = [
  '@request.auth.claims.group',
  '@request.auth.claims.nested.role',
  '@request.auth.claims[a.b]',
  '@request.auth.claims[nested][role]',
  '@request.auth.claims.scope',
  '@request.auth.claims.list',
  '@request.auth.claims.iss',
];

function joined(...parts: readonly (object | undefined)[]): object | undefined {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? undefined : Object.assign({}, ...given);
}

/** What one entry of `match` asks of a request. Most ask little, so that requests can meet them. */
export const httpMatch = fc
  .record({
    name: sometimes(15, fc.constantFrom('m', 'n')),
    uri: sometimes(65, uri),
    ignoreUriCase: sometimes(20, fc.boolean()),
    headers: sometimes(25, dictionary(HEADERS, textOrPresent)),
    claims: sometimes(8, dictionary(CLAIMS, claim)),
    notClaims: sometimes(3, dictionary(CLAIMS, claim)),
    proto: sometimes(5, fc.constantFrom<object>({ exact: 'https' }, { exact: 'http' }, {})),
    from: sometimes(
      5,
      fc.constantFrom<object>({ prefix: '10.9.' }, { regex: '.*,10\\.9\\.9\\.9' }, { exact: '192.0.2.7' }, {}),
    ),
    withoutHeaders: sometimes(15, dictionary(HEADERS, textOrPresent)),
    queryParams: sometimes(20, dictionary(PARAMETERS, textOrPresent)),
    method: sometimes(
      15,
      fc.oneof(
        fc.record({ exact: fc.constantFrom('GET', 'POST') }),
        fc.record({ prefix: fc.constant('P') }),
        fc.record({ regex: fc.constantFrom('GET|PUT', 'P.*') }),
      ),
    ),
    authority: sometimes(
      8,
      fc.oneof(
        fc.record({ exact: fc.constantFrom('a', 'api.example.com', 'API.example.com') }),
        fc.record({ prefix: fc.constantFrom('a', 'api') }),
        fc.record({ regex: fc.constantFrom('.*:80', 'a.*', '.*\\.com') }),
      ),
    ),
    scheme: sometimes(5, fc.record({ exact: fc.constantFrom('http', 'https') })),
    port: sometimes(10, fc.constantFrom(80, 8080, 443)),
    sourceLabels: sometimes(8, fc.record({ app: fc.constantFrom('client', 'other') })),
    sourceNamespace: sometimes(8, fc.constantFrom('default', 'other')),
    gateways: sometimes(8, fc.constantFrom(['mesh'], ['istio-system/edge'], ['default/edge', 'mesh'])),
  })
  .map(({ claims, notClaims, proto, from, headers, withoutHeaders, ...match }) => ({
    ...match,
    headers: joined(headers, claims, proto && { 'x-forwarded-proto': proto }, from && { 'x-forwarded-for': from }),
    withoutHeaders: joined(withoutHeaders, notClaims),
  }))
  .map((match) => JSON.parse(JSON.stringify(match)) as Record<string, unknown>)
  // A match that asks for nothing is refused.
  .map((match) =>
    Object.keys(match).every((key) => key === 'name' || key === 'ignoreUriCase')
      ? { ...match, uri: { prefix: '/' } }
      : match,
  );
