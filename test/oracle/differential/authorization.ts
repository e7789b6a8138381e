import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import { HEADERS, NAMESPACES, object, SERVICE_NAMES, several, sometimes } from './alphabet';

/** One list, with or without its opposite. */
function either<Name extends string>(name: Name, values: readonly string[]): fc.Arbitrary<object> {
  const not = `not${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return fc.oneof(
    { weight: 4, arbitrary: several(values, 1, 2).map((some) => ({ [name]: some })) },
    { weight: 1, arbitrary: several(values, 1, 1).map((some) => ({ [not]: some })) },
  );
}

const paths = ['/api', '/api*', '/a*', '*/v1', '/{*}/b', '/api/{**}', '/{**}/v1', '*', '/', '/pkg.Svc/*'];
const hosts = ['api.example.com', '*.example.com', 'API.example.com', 'a', 'a*', '*.cluster.local', '*'];

/** Each part of an operation alone or two of them together. */
const operation = fc
  .shuffledSubarray(
    [
      either('paths', paths),
      either('paths', paths),
      either('methods', ['GET', 'POST', 'P*', '*']),
      either('hosts', hosts),
      either('ports', ['80', '8080', '9090', '443', '8443']),
    ],
    { minLength: 1, maxLength: 2 },
  )
  .chain((parts) => fc.tuple(...parts))
  .map((parts) => Object.assign({}, ...parts) as object);

const ranges = ['10.1.0.0/24', '10.9.9.9', '192.0.2.0/24', '10.0.0.0/8', '0.0.0.0/0'];

const source = fc.oneof(
  either('remoteIpBlocks', ranges),
  either('namespaces', ['default', 'other', 'istio-system', 'def*', '*er', 'd*t']),
  either('principals', [
    'cluster.local/ns/default/sa/client',
    'cluster.local/ns/other/*',
    '*/sa/edge',
    '*',
    'other.domain/ns/default/sa/client',
  ]),
  either('serviceAccounts', ['client', 'default/client', 'other/other', 'istio-system/edge']),
  either('requestPrincipals', [
    '*',
    'issuer/subject',
    'issuer/*',
    '*/ann',
    'https://id.example.com/*',
    'https://id.example.com/ann',
  ]),
);

const condition = fc.oneof(
  ...[...HEADERS, ':method', 'user-agent'].map((name) =>
    when(`request.headers[${name}]`, ['1', 'v*', '*1', '*', 'GET']),
  ),
  when('source.namespace', ['default', 'other', 'o*']),
  when('source.principal', ['cluster.local/ns/other/sa/other', 'cluster.local/*', '*']),
  when('remote.ip', ranges),
  when('request.headers[x-forwarded-for]', ['10.9.9.9', '*,10.9.9.9', '192.0.2.7*']),
  when('destination.port', ['80', '8080', '9090']),
  when('connection.sni', ['api.example.com', '*.example.com']),
  when('request.auth.claims[group]', ['admin', 'user', 'a*', '*']),
  when('request.auth.claims[nested][role]', ['admin', '*r']),
  when('request.auth.claims[scope]', ['read', 'write']),
  when('request.auth.audiences', ['api', 'more']),
  when('request.auth.presenter', ['api']),
  when('request.auth.principal', ['issuer/subject', '*/ann']),
  when('request.headers[x-jwt]', ['admin', '*']),
);

function when(key: string, values: readonly string[]): fc.Arbitrary<object> {
  return either('values', values).map((some) => ({ key, ...some }));
}

const rule = fc.record({
  from: sometimes(35, fc.array(fc.record({ source }), { minLength: 1, maxLength: 2 })),
  to: sometimes(70, fc.array(fc.record({ operation }), { minLength: 1, maxLength: 2 })),
  when: sometimes(30, fc.array(condition, { minLength: 1, maxLength: 2 })),
});

/** A server that says yes, since the one behind every cluster answers 200. */
export const extensionProviders = [
  { name: 'yes', envoyExtAuthzHttp: { service: 'authz.istio-system.svc.cluster.local', port: 9000 } },
];

const provider = fc.constantFrom('yes', 'yes', 'yes', 'unknown');

const authz = object(
  'v1',
  'Service',
  { name: 'authz', namespace: 'istio-system' },
  { clusterIP: '10.0.8.8', selector: { app: 'authz' }, ports: [{ name: 'http', port: 9000 }] },
);

const policy = fc.record({
  namespace: fc.constantFrom('istio-system', ...NAMESPACES),
  name: fc.constantFrom('allow', 'deny', 'more'),
  annotations: sometimes(6, fc.constant({ 'istio.io/dry-run': 'true' })),
  spec: fc
    .record({
      selector: sometimes(
        60,
        fc.constantFrom('client', ...SERVICE_NAMES).map((app) => ({ matchLabels: { app } })),
      ),
      action: fc.constantFrom(undefined, undefined, 'ALLOW', 'ALLOW', 'DENY', 'DENY', 'DENY', 'DENY', 'CUSTOM'),
      rules: sometimes(95, fc.array(rule, { minLength: 1, maxLength: 2 })),
    })
    .chain((spec) =>
      spec.action === 'CUSTOM' ? provider.map((name) => ({ ...spec, provider: { name } })) : fc.constant(spec),
    )
    .chain((spec) =>
      fc
        .boolean()
        .map((atGateway) => (atGateway ? { ...spec, selector: { matchLabels: { istio: 'ingressgateway' } } } : spec)),
    ),
});

/**
 * In some meshes one to three AuthorizationPolicies.
 */
export const authorizationPolicies: fc.Arbitrary<Manifest[]> = sometimes(
  40,
  fc.uniqueArray(policy, { minLength: 1, maxLength: 3, selector: (each) => `${each.namespace}/${each.name}` }),
).map((all = []) => [
  ...(all.some(({ spec }) => spec.action === 'CUSTOM') ? [authz] : []),
  ...all.map(({ spec, ...metadata }) => object('security.istio.io/v1', 'AuthorizationPolicy', metadata, spec)),
]);
