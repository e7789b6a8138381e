import { describe, expect, test } from 'vitest';
import { DestinationRules } from '../../lib/mesh/destination-rules';
import { Mesh } from '../../lib/mesh/mesh';
import type { Manifest } from '../../lib/model/manifest';

const HOST = 'reviews.shop.svc.cluster.local';

function rule(namespace: string, name: string, spec: Record<string, unknown> = {}): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name, namespace },
    spec: { host: HOST, ...spec },
  };
}

function found(client: string, labels: Record<string, string>, ...rules: readonly Manifest[]): string | undefined {
  const namespaces = { service: 'shop', client };
  const effective = new DestinationRules(Mesh.from(rules)).of(HOST, namespaces, labels);
  return effective?.from.map(({ namespace, name }) => `${namespace}/${name}`).join(' ');
}

describe('the DestinationRule for a client', () => {
  test('is its own namespace’s, then the service’s, then the root’s, and never a stranger’s', () => {
    const all = [rule('web', 'w'), rule('shop', 's'), rule('istio-system', 'r'), rule('stranger', 'x')];
    expect(found('web', {}, ...all)).toBe('web/w');
    expect(found('other', {}, ...all)).toBe('shop/s');
    expect(found('other', {}, rule('istio-system', 'r'), rule('stranger', 'x'))).toBe('istio-system/r');
    expect(found('other', {}, rule('stranger', 'x'))).toBeUndefined();
  });

  test('must be exported to it', () => {
    expect(found('web', {}, rule('shop', 's', { exportTo: ['.'] }))).toBeUndefined();
    expect(found('shop', {}, rule('shop', 's', { exportTo: ['.'] }))).toBe('shop/s');
    expect(found('web', {}, rule('shop', 's', { exportTo: ['web'] }))).toBe('shop/s');
  });

  test('prefers the exact host to the longer wildcard to the shorter', () => {
    const wild = (name: string, host: string) => rule('shop', name, { host });
    expect(found('web', {}, wild('a', '*.local'), wild('b', '*.shop.svc.cluster.local'))).toBe('shop/b');
    expect(found('web', {}, wild('b', '*.shop.svc.cluster.local'), rule('shop', 'c'))).toBe('shop/c');
  });

  test('is made of all rules of one namespace for the host, the first by name winning', () => {
    const subset = (version: string) => ({ subsets: [{ name: 'v', labels: { version } }] });
    const merged = new DestinationRules(Mesh.from([rule('shop', 'b', subset('b')), rule('shop', 'a', subset('a'))])).of(
      HOST,
      {
        service: 'shop',
        client: 'web',
      },
    );
    expect(merged?.subsets).toEqual([{ name: 'v', labels: { version: 'a' } }]);
    expect(merged?.from.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('with a workloadSelector is for the clients it selects in its own namespace', () => {
    const selecting = rule('web', 'w', { workloadSelector: { matchLabels: { app: 'a' } } });
    expect(found('web', { app: 'a' }, selecting, rule('web', 'x'))).toBe('web/w');
    expect(found('web', { app: 'b' }, selecting, rule('web', 'x'))).toBe('web/x');
  });
});
