import { describe, expect, it } from 'vitest';
import { listenerCertificateOutOfReach as rule } from '../../../lib/analysis/rules/listener-certificate-out-of-reach';
import { meshOf, object, places } from '../problems';

const gateway = (reference: string) =>
  object(
    'KubernetesGateway shop/edge',
    `{ gatewayClassName: istio, listeners: [{ name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [${reference}] } }] }`,
  );
const grant = (to: string) =>
  object(
    'ReferenceGrant certificates/g',
    `{ from: [{ group: gateway.networking.k8s.io, kind: Gateway, namespace: shop }], to: [${to}] }`,
  );
const secret = (place: string) => object(`Secret ${place}`);

describe('the certificate of a listener', () => {
  const there = secret('certificates/api') + gateway('{ name: api, namespace: certificates }');

  it('in another namespace needs a grant there, for Secrets and for this one', () => {
    expect(places(rule, there)).toEqual(['shop/edge spec.listeners[0].tls.certificateRefs[0]']);
    expect(places(rule, there + grant('{ group: "", kind: Secret, name: other }'))).toHaveLength(1);
    expect(places(rule, there + grant('{ group: "", kind: Service }'))).toHaveLength(1);
    expect(places(rule, there + grant('{ group: "", kind: Secret, name: api }'))).toEqual([]);
  });

  it('without namespace is looked for beside the Gateway, where it may be made later', () => {
    const elsewhere = meshOf(secret('certificates/api') + gateway('{ name: api }'));
    expect([...rule.check(elsewhere)].map(({ level, message }) => [level, message])).toEqual([
      ['warning', 'the Secret "api" is in namespace certificates, and the listener looks for it in shop'],
    ]);
    expect(places(rule, secret('shop/api') + secret('certificates/api') + gateway('{ name: api }'))).toEqual([]);
    expect(places(rule, gateway('{ name: api }'))).toEqual([]);
  });
});
