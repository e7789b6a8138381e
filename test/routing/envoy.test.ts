import { describe, expect, test } from 'vitest';
import { type Request, simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const get = (path: string, more: Partial<Request> = {}): Request => ({
  from: { workload: { namespace: 'shop' } },
  host: 'a',
  port: 80,
  path,
  ...more,
});
const mesh = (http: string) => yamlMesh(service('a') + virtualService('v', `hosts: [a]\nhttp: [${http}]`));
const TO_A = 'route: [{ destination: { host: a } }]';

describe('what a real Envoy does', () => {
  test('it matches each line of a header by itself, and sends all of them on', () => {
    const rules = mesh(`{ match: [{ headers: { x-group: { exact: B } } }], ${TO_A} }`);
    expect(simulate(rules, get('/', { headers: { 'x-group': ['A', 'B'] } }))).toMatchObject({
      outcome: 'route',
      upstream: { headers: { 'x-group': 'A,B' } },
    });
    expect(simulate(rules, get('/', { headers: { 'x-group': 'A,B' } })).outcome).toBe('not-found');
  });

  test('withoutHeaders takes a missing header for an empty one', () => {
    const without = (pattern: string) => mesh(`{ match: [{ withoutHeaders: { x: ${pattern} } }], ${TO_A} }`);
    expect(simulate(without('{ exact: bad }'), get('/')).outcome).toBe('route');
    expect(simulate(without('{ regex: ".*" }'), get('/')).outcome).toBe('not-found');
    expect(simulate(without('{}'), get('/', { headers: { x: '1' } })).outcome).toBe('not-found');
  });

  test('a prefix rewrite replaces the matched prefix, and the whole path of other matches', () => {
    const rewritten = (uri: string, path: string) =>
      simulate(mesh(`{ match: [{ uri: ${uri} }], rewrite: { uri: / }, ${TO_A} }`), get(path)).upstream.path;
    expect(rewritten('{ prefix: /api }', '/api/v1?x=1')).toBe('//v1?x=1');
    expect(rewritten('{ regex: "/api/.*" }', '/api/v1?x=1')).toBe('/?x=1');
    expect(rewritten('{ exact: /api }', '/api?x=1')).toBe('/?x=1');
  });

  test('an abort comes before the search for the cluster, and before CORS', () => {
    const fault = 'fault: { abort: { httpStatus: 555, percentage: { value: 100 } } }';
    const cors = 'corsPolicy: { allowOrigins: [{ exact: "http://o" }] }';
    const headers = { origin: 'http://o', 'access-control-request-method': 'GET' };
    const nowhere = mesh(`{ ${fault}, ${cors}, route: [{ destination: { host: nowhere } }] }`);
    expect(simulate(nowhere, get('/', { method: 'OPTIONS', headers })).status).toBe(555);
    const allowed = mesh(`{ ${cors}, ${TO_A} }`);
    expect(simulate(allowed, get('/', { method: 'OPTIONS', headers }))).toMatchObject({
      outcome: 'direct-response',
      status: 200,
    });
  });

  test('shares are computed: weights are relative, and a weight of zero is no destination', () => {
    const split = mesh(
      '{ route: [{ destination: { host: a }, weight: 3 }, { destination: { host: b }, weight: 1 }, { destination: { host: c }, weight: 0 }] }',
    );
    const answer = simulate(split, get('/'));
    expect(answer.destinations.map(({ host, weight, problem }) => [host.split('.')[0], weight, problem])).toEqual([
      ['a', 75, undefined],
      ['b', 25, 'no-cluster'],
    ]);
    expect(answer.outcome).toBe('route');
  });

  test('what nobody knows passes, or is refused with 502 under REGISTRY_ONLY', () => {
    const ask = (mode: string) =>
      simulate(
        yamlMesh(service('a') + object('Sidecar', 'default', `outboundTrafficPolicy: { mode: ${mode} }`)),
        get('/', { host: 'example.org' }),
      );
    expect(ask('ALLOW_ANY').outcome).toBe('passthrough');
    expect(ask('REGISTRY_ONLY')).toMatchObject({ outcome: 'blocked', status: 502 });
  });

  test('hostile keys are headers like others', () => {
    const headers = JSON.parse('{ "constructor": "x", "__proto__": "y" }') as Record<string, string>;
    expect(simulate(mesh(`{ ${TO_A} }`), get('/', { headers })).outcome).toBe('route');
  });

  test('an EnvoyFilter is a caveat of every answer of a proxy, also where nothing is sent on', () => {
    const filter = object('EnvoyFilter', 'limit', 'configPatches: [{ applyTo: HTTP_FILTER }]');
    const rules = '{ match: [{ uri: { exact: /gone } }], redirect: { uri: /new } }';
    const answers = [get('/gone'), get('/other'), get('/', { host: 'b', port: 7777 })].map((request) =>
      simulate(yamlMesh(service('a') + virtualService('v', `hosts: [a]\nhttp: [${rules}]`) + filter), request),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['redirect', 'not-found', 'passthrough']);
    for (const { caveats } of answers) expect(caveats).toHaveLength(1);
  });

  test('an EnvoyFilter with targetRefs is one for the pods of that Gateway alone', () => {
    const filter = object(
      'EnvoyFilter',
      'limit',
      `
targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }]
configPatches: [{ applyTo: HTTP_FILTER, match: { context: GATEWAY }, patch: { operation: MERGE } }]`,
    );
    const caveats = (labels: Readonly<Record<string, string>>) =>
      simulate(yamlMesh(filter), { from: { gateway: { namespace: 'shop', labels } }, host: 'a', port: 80 }).caveats;
    expect(caveats({ 'gateway.networking.k8s.io/gateway-name': 'edge' })).toHaveLength(1);
    expect(caveats({ 'gateway.networking.k8s.io/gateway-name': 'rim' })).toEqual([]);
    expect(caveats({ istio: 'ingressgateway' })).toEqual([]);
  });

  test('an EnvoyFilter on the way is a caveat', () => {
    const filter = object(
      'EnvoyFilter',
      'limit',
      'configPatches: [{ applyTo: HTTP_FILTER, match: { context: SIDECAR_INBOUND } }]',
    ).replace('io/v1', 'io/v1alpha3');
    expect(simulate(yamlMesh(service('a') + filter), get('/')).caveats).toEqual([
      'EnvoyFilter shop/limit may change what happens; what it does is not simulated.',
    ]);
  });
});
