import { describe, expect, it } from 'vitest';
import { gatewayDuplicateCertificate as rule } from '../../../lib/analysis/rules/gateway-duplicate-certificate';
import { places } from '../problems';

const gateway = (name: string, selector: string, tls: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: edge }
spec:
  selector: ${selector}
  servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [${name}.example.com], tls: ${tls} }]
---`;
const all = '{ istio: ingress }';

describe('a certificate in two Gateways', () => {
  it('is reported of those whose pods are also pods of the other', () => {
    const secret = '{ mode: SIMPLE, credentialName: wildcard }';
    const some = '{ istio: ingress, zone: eu }';
    expect(places(rule, gateway('a', all, secret) + gateway('b', all, secret))).toHaveLength(2);
    expect(places(rule, gateway('a', all, secret) + gateway('b', some, secret))).toEqual([
      'edge/a spec.servers[0].tls.credentialName',
    ]);
    expect(places(rule, gateway('a', all, secret) + gateway('b', '{ istio: other }', secret))).toEqual([]);
  });

  it('may be a file, with its key', () => {
    const file = '{ mode: SIMPLE, serverCertificate: /tls/a.pem, privateKey: /tls/a.key }';
    const otherKey = '{ mode: SIMPLE, serverCertificate: /tls/a.pem, privateKey: /tls/b.key }';
    expect(places(rule, gateway('a', all, file) + gateway('b', all, file))).toHaveLength(2);
    expect(places(rule, gateway('a', all, file) + gateway('b', all, otherKey))).toEqual([]);
  });

  it('is none where TLS passes through', () => {
    const through = '{ mode: PASSTHROUGH }';
    expect(places(rule, gateway('a', all, through) + gateway('b', all, through))).toEqual([]);
  });
});
