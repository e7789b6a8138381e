import { describe, expect, test } from 'vitest';
import type { MeshConfig } from '../../../lib/mesh/mesh-config';
import { type Answer, simulate } from '../../../lib/routing';
import { object, service, yamlMesh } from '../yaml-mesh';

const CUSTOM = (provider: string) =>
  object(
    'AuthorizationPolicy',
    provider,
    `action: CUSTOM\nprovider: { name: ${provider} }\nrules: [{ to: [{ operation: { paths: [/admin] } }] }]`,
  );

function ask(manifests: string, path = '/admin', config: Partial<MeshConfig> = {}): Answer {
  const from = { workload: { namespace: 'shop' } };
  return simulate(yamlMesh(service('products') + manifests, config), { from, host: 'products', port: 80, path });
}

test('who calls is told where nothing allows it', () => {
  const allow = object('AuthorizationPolicy', 'p', 'rules: [{ from: [{ source: { namespaces: [web] } }] }]');
  const request = { from: { workload: { namespace: 'shop' } }, host: 'products', port: 80, path: '/' };
  const last = (manifests: string) =>
    simulate(yamlMesh(service('products') + manifests + allow), request, { trace: true }).trace.at(-1);
  expect(last('')).toContain('is denied. The caller is cluster.local/ns/shop/sa/default.');
  const plain = object('DestinationRule', 'd', 'host: products\ntrafficPolicy: { tls: { mode: DISABLE } }');
  expect(last(plain)).toContain('is denied. The caller shows no certificate of the mesh.');
});

describe('CUSTOM', () => {
  const extensionProviders = [{ name: 'opa', envoyExtAuthzGrpc: { service: 'opa', port: 9191 } }];

  test('is a caveat where the provider may answer', () => {
    const caveat =
      'AuthorizationPolicy shop/opa asks the external service of provider "opa": its answer is not known here. (Where a Sidecar hides that service from the proxy, Envoy denies.)';
    expect(ask(CUSTOM('opa'))).toMatchObject({ outcome: 'route', caveats: [caveat] });
    expect(ask(CUSTOM('opa'), '/admin', { extensionProviders })).toMatchObject({ outcome: 'route', caveats: [caveat] });
    expect(ask(CUSTOM('opa'), '/').caveats).toEqual([]);
  });

  test('denies what it is for where MeshConfig does not have its provider, and nothing else', () => {
    expect(ask(CUSTOM('oap'), '/admin', { extensionProviders })).toMatchObject({ outcome: 'denied', status: 403 });
    expect(ask(CUSTOM('oap'), '/', { extensionProviders }).outcome).toBe('route');
    expect(ask(CUSTOM('opa'), '/admin', { extensionProviders: [{ name: 'opa', opentelemetry: {} }] }).outcome).toBe(
      'denied',
    );
  });

  test('denies where two policies of a workload name two providers', () => {
    expect(ask(CUSTOM('opa') + CUSTOM('ldap')).outcome).toBe('denied');
  });
});

test.each(['true', '1', 'T'])('a policy with dry-run %s denies nobody', (value) => {
  const deny = object('AuthorizationPolicy', 'deny', 'action: DENY\nrules: [{}]');
  const annotated = deny.replace('name: deny,', `name: deny, annotations: { istio.io/dry-run: "${value}" },`);
  expect(ask(deny).outcome).toBe('denied');
  expect(ask(annotated).outcome).toBe('route');
});

test('x-forwarded-for that holds no address leaves the connection’s own, which the request does not say', () => {
  const allow = object('AuthorizationPolicy', 'p', 'rules: [{ from: [{ source: { remoteIpBlocks: [10.0.0.0/8] } }] }]');
  const from = { workload: { namespace: 'shop' } };
  const mesh = yamlMesh(service('products') + allow);
  const asked = (address: string) =>
    simulate(mesh, { from, host: 'products', port: 80, headers: { 'x-forwarded-for': address } });
  expect(asked('192.0.2.1').outcome).toBe('denied');
  expect(asked('10.0.0.1:4000')).toMatchObject({
    outcome: 'route',
    caveats: [expect.stringContaining('allows some addresses')],
  });
});
