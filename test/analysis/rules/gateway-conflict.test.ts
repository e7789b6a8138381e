import { describe, expect, it } from 'vitest';
import { gatewayConflict as rule } from '../../../lib/analysis/rules/gateway-conflict';
import { meshOf } from '../problems';

const gateway = (name: string, selector: string, servers: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: edge }
spec: { selector: ${selector}, servers: [${servers}] }
---`;
const tls = (host: string, port = 443, more = '') =>
  `{ port: { number: ${port}, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: ['${host}'] ${more} }`;
const http = (host: string) => `{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['${host}'] }`;

function found(yaml: string): string[] {
  return [...rule.check(meshOf(yaml))].map(({ object, level = rule.level }) => `${object.name} ${level}`);
}
const both = (
  a: string,
  b: string,
  selectors: readonly [string, string] = ['{ istio: ingress }', '{ istio: ingress }'],
) => found(gateway('a', selectors[0], a) + gateway('b', selectors[1], b));

describe('two Gateways of the same pods', () => {
  it('conflict over the same host and port', () => {
    expect(both(tls('a.example.com'), tls('a.example.com'))).toEqual(['a error', 'b error']);
  });

  it('merge when they are plain HTTP, which is a warning', () => {
    expect(both(http('a.example.com'), http('a.example.com'))).toEqual(['a warning', 'b warning']);
  });

  it('do not conflict over other ports, hosts or addresses', () => {
    expect(both(tls('a.example.com'), tls('a.example.com', 8443))).toEqual([]);
    expect(both(tls('a.example.com'), tls('b.example.com'))).toEqual([]);
    expect(both(tls('a.example.com'), tls('a.example.com', 443, ', bind: 10.0.0.1'))).toEqual([]);
  });

  it('are compared in every server, not in the last one of a port only (as Istio does)', () => {
    expect(both(`${tls('a.example.com')}, ${tls('b.example.com')}`, tls('a.example.com'))).toEqual([
      'a error',
      'b error',
    ]);
  });

  it('are so when one selector includes the other, whatever pods there are', () => {
    expect(both(tls('a'), tls('a'), ['{ istio: ingress }', '{ istio: ingress, zone: eu }'])).toHaveLength(2);
    expect(both(tls('a'), tls('a'), ['{ istio: ingress }', '{ istio: ingress2 }'])).toEqual([]);
  });

  it('are so when the input holds a pod of both', () => {
    const selectors = ['{ istio: ingress }', '{ zone: eu }'] as const;
    const pod = `
apiVersion: v1
kind: Pod
metadata: { name: p, namespace: edge, labels: { istio: ingress, zone: eu } }
spec: { containers: [] }
---`;
    expect(both(tls('a'), tls('a'), selectors)).toEqual([]);
    expect(found(pod + gateway('a', selectors[0], tls('a')) + gateway('b', selectors[1], tls('a')))).toHaveLength(2);
  });
});
