import { describe, expect, it } from 'vitest';
import { gatewayInvalidCredential as rule } from '../../../lib/analysis/rules/gateway-invalid-credential';
import { problems } from '../problems';

const gateway = (secret: string) => `
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: edge, labels: { istio: ingress } }
spec: { containers: [] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: tls }, hosts: [a.b] }]
---
apiVersion: v1
kind: Secret
metadata: { name: tls, namespace: edge }
${secret}`;

/** The certificate of the rule's own example, valid from 2020 to 2120. */
const pem = /-----BEGIN[\s\S]*?END CERTIFICATE-----/.exec(rule.good)?.[0].replace(/^ +/gm, '') ?? '';
const valid = `data: { cert: ${Buffer.from(pem).toString('base64')}, key: ${Buffer.from('k').toString('base64')} }`;

describe('the Secret of a Gateway', () => {
  it('is good with a certificate under either pair of names', () => {
    expect(problems(rule, gateway(valid))).toEqual([]);
    expect(problems(rule, gateway(valid.replace('cert:', 'tls.crt:').replace('key:', 'tls.key:')))).toEqual([]);
  });

  it.each([
    ['{}', 'holds neither'],
    ['{ tls.crt: eA== }', 'holds neither'],
    ['{ cert: eA==, key: eA== }', 'cannot be read'],
    ['{ cert: 7, key: 8 }', 'holds neither'],
  ])('is not good with data %s', (data, words) => {
    expect(problems(rule, gateway(`data: ${data}`))).toEqual([expect.stringContaining(words)]);
  });

  it('expires by the day that the caller says, and by no clock', () => {
    expect(problems(rule, gateway(valid), { today: '2119-12-31' })).toEqual([]);
    expect(problems(rule, gateway(valid), { today: '2120-01-02' })).toEqual([expect.stringContaining('expired on')]);
    expect(problems(rule, gateway(valid), { today: '2019-12-31' })).toEqual([
      expect.stringContaining('not valid before'),
    ]);
  });
});
