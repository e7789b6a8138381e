import { describe, expect, it } from 'vitest';
import { destinationRuleTlsMismatch as rule } from '../../../lib/analysis/rules/destination-rule-tls-mismatch';
import { deployment, meshOf, object, places, policy, service } from '../problems';

const strict =
  service('{ name: http, port: 8080 }') + object('PeerAuthentication shop/default', '{ mtls: { mode: STRICT } }');

describe('the TLS mode of a client', () => {
  it('SIMPLE is reset by STRICT', () => {
    expect(places(rule, strict + policy('{ tls: { mode: SIMPLE } }'))).toEqual([
      'shop/products spec.trafficPolicy.tls.mode',
    ]);
  });

  it('ISTIO_MUTUAL goes with STRICT, DISABLE with PERMISSIVE', () => {
    expect(
      places(
        rule,
        strict +
          policy('{ tls: { mode: ISTIO_MUTUAL } }') +
          policy('{ tls: { mode: DISABLE } }').replaceAll('shop', 'web'),
      ),
    ).toEqual([]);
  });

  it('ISTIO_MUTUAL fails where mTLS is switched off', () => {
    expect(places(rule, strict.replace('STRICT', 'DISABLE') + policy('{ tls: { mode: ISTIO_MUTUAL } }'))).toEqual([
      'shop/products spec.trafficPolicy.tls.mode',
    ]);
  });

  it('ISTIO_MUTUAL fails at pods that have no proxy', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 8080 }') +
          deployment("sidecar.istio.io/inject: 'false'") +
          policy('{ tls: { mode: ISTIO_MUTUAL } }'),
      ),
    ).toEqual(['shop/products spec.trafficPolicy.tls.mode']);
  });

  it('DISABLE may call pods without proxy in a strict mesh, and fails at those with one', () => {
    const strict = object('PeerAuthentication istio-system/default', '{ mtls: { mode: STRICT } }');
    const mesh = service('{ name: http, port: 8080 }') + strict + policy('{ tls: { mode: DISABLE } }');
    const told = (yaml: string) =>
      [...rule.check(meshOf(yaml))].map(({ level = rule.level, message }) => [level, message]);
    const by = 'clients use DISABLE and the pods take STRICT (PeerAuthentication istio-system/default)';
    expect(told(mesh)).toEqual([
      ['warning', `every connection to products.shop.svc.cluster.local:8080 fails if its pods have a proxy: ${by}`],
    ]);
    expect(told(mesh + deployment("sidecar.istio.io/inject: 'true'"))).toEqual([
      ['error', `every connection to products.shop.svc.cluster.local:8080 fails: ${by}`],
    ]);
    expect(told(mesh + deployment("sidecar.istio.io/inject: 'false'"))).toEqual([]);
  });

  it('of a port is compared with the mode of that port of the pods', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          object(
            'PeerAuthentication shop/p',
            "{ selector: { matchLabels: { app: products } }, mtls: { mode: STRICT }, portLevelMtls: { '8080': { mode: PERMISSIVE } } }",
          ) +
          policy('{ portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }] }'),
      ),
    ).toEqual([]);
  });

  it('that a nearer rule replaces does not count', () => {
    expect(
      places(
        rule,
        strict +
          object(
            'DestinationRule istio-system/default',
            "{ host: '*.local', trafficPolicy: { tls: { mode: DISABLE } } }",
          ) +
          policy('{ tls: { mode: ISTIO_MUTUAL } }'),
      ),
    ).toEqual([]);
  });

  it('of a mesh-wide rule counts where nothing is nearer', () => {
    expect(
      places(
        rule,
        strict +
          object(
            'DestinationRule istio-system/default',
            "{ host: '*.local', trafficPolicy: { tls: { mode: DISABLE } } }",
          ),
      ),
    ).toEqual(['istio-system/default spec.trafficPolicy.tls.mode']);
  });

  it('is compared with the mode of machines that have a proxy', () => {
    const mesh = (account: string) =>
      object(
        'ServiceEntry shop/vm',
        '{ hosts: [vm.internal], location: MESH_INTERNAL, resolution: STATIC, ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 8080 }], workloadSelector: { labels: { app: vm } } }',
      ) +
      object('WorkloadEntry shop/vm-1', `{ address: 10.0.0.1, labels: { app: vm }${account} }`) +
      object('PeerAuthentication shop/p', '{ selector: { matchLabels: { app: vm } }, mtls: { mode: STRICT } }') +
      object('DestinationRule shop/vm', '{ host: vm.internal, trafficPolicy: { tls: { mode: DISABLE } } }');
    expect(places(rule, mesh(', serviceAccount: vm'))).toEqual(['shop/vm spec.trafficPolicy.tls.mode']);
    expect(places(rule, mesh(''))).toEqual([]);
  });
});
