import { describe, expect, it } from 'vitest';
import { gatewayUnknownCredential as rule } from '../../../lib/analysis/rules/gateway-unknown-credential';
import { meshOf } from '../problems';

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: edge, labels: { istio: ingress } }
spec: { containers: [] }
---`;
const secret = (name: string, namespace: string) => `
apiVersion: v1
kind: Secret
metadata: { name: ${name}, namespace: ${namespace} }
---`;
const gateway = (credentialName: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 443, name: s, protocol: HTTPS }, hosts: [a.b], tls: { mode: SIMPLE, credentialName: '${credentialName}' } }]
---`;

function found(yaml: string): string[] {
  return [...rule.check(meshOf(yaml))].map(({ level = rule.level, help }) => `${level}: ${help}`);
}

describe('a credential', () => {
  it("is looked for in the namespace of the gateway's pods, not of the Gateway", () => {
    expect(found(pod + secret('tls', 'edge') + gateway('tls'))).toEqual([]);
    expect(found(pod + secret('other', 'edge') + secret('tls', 'shop') + gateway('tls'))).toEqual([
      'error: The Secret is in namespace shop: move it to edge.',
    ]);
  });

  it("beside the Gateway, where its pods do not look, is a warning even if no Secret of the pods' namespace is known", () => {
    expect(found(pod + secret('tls', 'shop') + gateway('tls'))).toEqual([
      'warning: The Secret is in namespace shop: move it to edge.',
    ]);
  });

  it('may be one of several', () => {
    const two = gateway('x').replace("credentialName: 'x'", 'credentialNames: [rsa, ecdsa]');
    const problems = [...rule.check(meshOf(pod + secret('rsa', 'edge') + two))];
    expect(problems.map(({ path }) => path?.join('.'))).toEqual(['spec.servers.0.tls.credentialNames.1']);
  });

  it('may name its namespace', () => {
    expect(found(pod + secret('tls', 'certs') + gateway('certs/tls'))).toEqual([]);
    expect(found(pod + secret('tls', 'edge') + secret('x', 'certs') + gateway('certs/tls'))).toHaveLength(1);
  });

  it('cannot be judged without Secrets, and is not without pods or when it is no Secret', () => {
    expect(found(pod + gateway('tls'))).toEqual([expect.stringMatching(/^info/)]);
    expect(found(secret('x', 'edge') + gateway('tls'))).toEqual([]);
    expect(found(pod + secret('x', 'edge') + gateway('sds://tls'))).toEqual([]);
  });
});
