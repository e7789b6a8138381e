import { describe, expect, it } from 'vitest';
import { imageAutoNotInjected } from '../../lib/analysis/rules/image-auto-not-injected';
import { webhookAtIpAddress } from '../../lib/analysis/rules/webhook-at-ip-address';
import { webhookInvalid } from '../../lib/analysis/rules/webhook-invalid';
import { webhookWithoutAddress } from '../../lib/analysis/rules/webhook-without-address';
import { meshOf, places } from './problems';

const configuration = (name: string, selectors: string, clientConfig = "{ url: 'https://istiod.example.com' }") => `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: ${name} }
webhooks: [{ name: sidecar-injector.istio.io, clientConfig: ${clientConfig}, ${selectors} }]
---`;
const byNamespace = 'namespaceSelector: { matchLabels: { istio-injection: enabled } }';
const byRevision = 'namespaceSelector: { matchExpressions: [{ key: istio.io/rev, operator: In, values: [canary] }] }';
const notInjected = '{ key: istio-injection, operator: DoesNotExist }';

describe('injectors', () => {
  it('overlap when one pod is taken by both', () => {
    const overlap = (a: string, b: string) => places(webhookInvalid, configuration('a', a) + configuration('b', b));
    expect(overlap(byNamespace, byNamespace)).toHaveLength(2);
    expect(overlap(byNamespace, byRevision)).toHaveLength(2);
    expect(overlap(byNamespace, byRevision.replace('[{', `[${notInjected}, {`))).toEqual([]);
    expect(overlap(byNamespace, '')).toHaveLength(2);
  });

  it('call a Service that is there; where no Service of its namespace is, nobody knows', () => {
    const service = `
apiVersion: v1
kind: Service
metadata: { name: istiod, namespace: istio-system }
spec: {}
---`;
    const to = (name: string) =>
      configuration('a', byNamespace, `{ service: { name: ${name}, namespace: istio-system } }`);
    const levels = (yaml: string) => [...webhookInvalid.check(meshOf(yaml))].map(({ level = 'error' }) => level);
    expect(levels(service + to('istiod'))).toEqual([]);
    expect(levels(service + to('gone'))).toEqual(['error']);
    expect(levels(to('gone'))).toEqual(['info']);
  });

  it('of others are none of our business', () => {
    const other = configuration('a', '').replace('sidecar-injector.istio.io', 'hook.example.com');
    expect(places(webhookInvalid, other + other.replace('name: a', 'name: b'))).toEqual([]);
  });

  it.each([
    ['{}', 1, 0],
    ["{ url: 'not a url' }", 1, 0],
    ["{ url: 'https://10.0.0.1:15017/inject' }", 0, 1],
    ["{ url: 'https://[fd00::1]/inject' }", 0, 1],
    ["{ url: 'https://istiod.example.com/inject' }", 0, 0],
    ['{ service: { name: istiod, namespace: istio-system } }', 0, 0],
    ['7', 1, 0],
  ])('at %s lead nowhere (%i) or to an address (%i)', (clientConfig, nowhere, address) => {
    const yaml = configuration('istio-sidecar-injector', byNamespace, clientConfig);
    expect(places(webhookWithoutAddress, yaml)).toHaveLength(nowhere);
    expect(places(webhookAtIpAddress, yaml)).toHaveLength(address);
  });
});

describe('the proxy image "auto"', () => {
  const deployment = (labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: edge }
spec: { template: { metadata: { labels: ${labels} }, spec: { containers: [{ name: istio-proxy, image: auto }] } } }
---`;
  const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: edge, labels: ${labels} }
---`;

  it('is filled in where label of pod or namespace asks for it', () => {
    expect(places(imageAutoNotInjected, namespace('{}') + deployment('{}'))).toHaveLength(1);
    expect(places(imageAutoNotInjected, namespace('{ istio-injection: enabled }') + deployment('{}'))).toEqual([]);
    expect(places(imageAutoNotInjected, namespace('{}') + deployment("{ sidecar.istio.io/inject: 'true' }"))).toEqual(
      [],
    );
    expect(places(imageAutoNotInjected, namespace('{}') + deployment('{ istio.io/rev: canary }'))).toEqual([]);
  });

  it('may be filled in where the namespace is not in the input (Istio says it is not)', () => {
    expect(places(imageAutoNotInjected, deployment('{}'))).toEqual([]);
    expect(places(imageAutoNotInjected, deployment("{ sidecar.istio.io/inject: 'false' }"))).toHaveLength(1);
  });

  it('is judged by the injectors where the input holds them', () => {
    const injector = configuration('a', byNamespace);
    expect(
      places(imageAutoNotInjected, injector + namespace('{ istio-injection: enabled }') + deployment('{}')),
    ).toEqual([]);
    expect(
      places(imageAutoNotInjected, injector + namespace('{}') + deployment('{ istio.io/rev: canary }')),
    ).toHaveLength(1);
  });
});
