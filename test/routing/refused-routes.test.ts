import { expect, test } from 'vitest';
import { simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const EDGE = object(
  'Gateway',
  'edge',
  'selector: { istio: edge }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
);
const route = (name: string, host: string, match: string, action: string) =>
  virtualService(name, `hosts: [${host}]\ngateways: [edge]\nhttp: [{ ${match}${action} }]`);
const TO_WEB = 'route: [{ destination: { host: web } }]';

/** The caveats of a request for a host that has nothing to do with what Envoy refuses. */
function caveats(manifests: string): readonly string[] {
  const from = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };
  const mesh = yamlMesh(EDGE + service('web') + route('fine', 'fine.example.com', '', TO_WEB) + manifests);
  return simulate(mesh, { from, host: 'fine.example.com', port: 80 }).caveats;
}

test('a redirect with a status that Envoy does not know costs the port all its routes', () => {
  expect(caveats(route('moved', 'old.example.com', '', 'redirect: { uri: /, redirectCode: 300 }'))).toEqual([
    'VirtualService shop/moved rule 0 redirects with 300, which Envoy refuses together with all routes of this port: it goes on with those it had before.',
  ]);
  expect(caveats(route('moved', 'old.example.com', '', 'redirect: { uri: /, redirectCode: 308 }'))).toEqual([]);
});

test.each(['headers', 'withoutHeaders'])(
  '%s that ask for a claim without a value cost the port all its routes',
  (list) => {
    const asking = (pattern: string) =>
      caveats(
        route('b', 'b.example.com', `match: [{ ${list}: { "@request.auth.claims.sub": ${pattern} } }], `, TO_WEB),
      );
    expect(asking('{}')).toEqual([
      expect.stringContaining('VirtualService shop/b rule 0 asks for a claim without a value'),
    ]);
    expect(asking('{ exact: ann }')).toEqual([]);
  },
);

test('what a gateway’s policies leave open is said of redirects, too', () => {
  const from = { gateway: { namespace: 'shop', labels: { istio: 'edge' } } };
  const custom = object('AuthorizationPolicy', 'ask', 'action: CUSTOM\nprovider: { name: opa }\nrules: [{}]');
  const mesh = yamlMesh(EDGE + custom + route('moved', 'old.example.com', '', 'redirect: { uri: / }'));
  expect(simulate(mesh, { from, host: 'old.example.com', port: 80 })).toMatchObject({
    outcome: 'redirect',
    caveats: [expect.stringContaining('provider "opa"')],
  });
});
