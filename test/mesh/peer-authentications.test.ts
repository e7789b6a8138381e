import { describe, expect, it } from 'vitest';
import { effectiveMtls, namespaceMtls, portLevelPorts } from '../../lib/mesh/peer-authentications';
import { meshOf, object } from '../analysis/problems';

const pa = (reference: string, spec: string, metadata = '') =>
  object(`PeerAuthentication ${reference}`, spec, metadata);
const products = { app: 'products' };

describe('the mTLS mode of a workload', () => {
  it('is PERMISSIVE where nobody says anything', () => {
    expect(effectiveMtls(meshOf(''), 'shop', products)).toEqual({ mode: 'PERMISSIVE', source: undefined });
  });

  it('is that of the narrowest policy: workload, namespace, mesh', () => {
    const mesh = meshOf(
      pa('istio-system/default', '{ mtls: { mode: STRICT } }') +
        pa('shop/default', '{ mtls: { mode: DISABLE } }') +
        pa('shop/products', '{ selector: { matchLabels: { app: products } }, mtls: { mode: PERMISSIVE } }'),
    );
    expect(effectiveMtls(mesh, 'web', products).mode).toBe('STRICT');
    expect(effectiveMtls(mesh, 'shop', { app: 'checkout' }).mode).toBe('DISABLE');
    expect(effectiveMtls(mesh, 'shop', products).mode).toBe('PERMISSIVE');
  });

  it('takes UNSET, and a policy without mtls, from the wider one', () => {
    const mesh = meshOf(
      pa('istio-system/default', '{ mtls: { mode: STRICT } }') +
        pa('shop/default', '{ mtls: { mode: UNSET } }') +
        pa(
          'shop/products',
          "{ selector: { matchLabels: { app: products } }, portLevelMtls: { '8080': { mode: UNSET } } }",
        ),
    );
    expect(namespaceMtls(mesh, 'shop').mode).toBe('STRICT');
    expect(effectiveMtls(mesh, 'shop', products, 8080).mode).toBe('STRICT');
  });

  it('is that of its port where the policy names the port', () => {
    const mesh = meshOf(
      pa(
        'shop/products',
        "{ selector: { matchLabels: { app: products } }, mtls: { mode: STRICT }, portLevelMtls: { '8080': { mode: DISABLE } } }",
      ),
    );
    expect(effectiveMtls(mesh, 'shop', products, 8080).mode).toBe('DISABLE');
    expect(effectiveMtls(mesh, 'shop', products, 9090).mode).toBe('STRICT');
  });

  it('is that of the oldest of several policies, by name among equals', () => {
    const young = pa(
      'shop/a',
      '{ selector: { matchLabels: { app: products } }, mtls: { mode: STRICT } }',
      "creationTimestamp: '2026-01-02T00:00:00Z'",
    );
    const old = pa(
      'shop/b',
      '{ selector: { matchLabels: { tier: front } }, mtls: { mode: DISABLE } }',
      "creationTimestamp: '2026-01-01T00:00:00Z'",
    );
    expect(effectiveMtls(meshOf(young + old), 'shop', { app: 'products', tier: 'front' }).source?.name).toBe('b');
  });

  it('in the root namespace is never that of a selector', () => {
    const mesh = meshOf(
      pa('istio-system/p', '{ selector: { matchLabels: { app: products } }, mtls: { mode: STRICT } }'),
    );
    expect(effectiveMtls(mesh, 'istio-system', products).mode).toBe('PERMISSIVE');
  });
});

describe('the ports with a mode of their own', () => {
  it('are those of the policy that selects the workload', () => {
    const mesh = meshOf(
      pa('shop/default', '{ mtls: { mode: STRICT } }') +
        pa(
          'shop/products',
          "{ selector: { matchLabels: { app: products } }, portLevelMtls: { '8080': { mode: DISABLE } } }",
        ),
    );
    expect(portLevelPorts(mesh, 'shop', products)).toEqual([8080]);
    expect(portLevelPorts(mesh, 'shop', { app: 'checkout' })).toEqual([]);
  });
});
