import { describe, expect, test } from 'vitest';
import { judge, places } from '../judge';

const metadata = { name: 'a' };

describe('the kind of an object', () => {
  test('that the group does not have, with the nearest', () => {
    const [finding] = judge({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualServce', metadata });
    expect(finding).toMatchObject({ rule: 'unknown-kind', path: ['kind'], help: 'Did you mean "VirtualService"?' });
  });

  test('in a version that is not served', () => {
    const [finding] = judge({ apiVersion: 'networking.istio.io/v2', kind: 'Gateway', metadata, spec: {} });
    expect(finding).toMatchObject({
      rule: 'unknown-kind',
      path: ['apiVersion'],
      help: 'Write networking.istio.io/v1.',
    });
  });

  test('in an old version that is still served', () => {
    expect(
      judge({ apiVersion: 'networking.istio.io/v1alpha3', kind: 'DestinationRule', metadata, spec: { host: 'a' } }),
    ).toEqual([]);
  });

  test('that nothing is known of: only its metadata are looked at', () => {
    expect(
      places(
        judge({
          apiVersion: 'example.com/v1',
          kind: 'Thing',
          metadata: { name: 'a', labels: { a: 1 } },
          anything: null,
        }),
      ),
    ).toEqual(['wrong-type at metadata.labels.a']);
  });

  test('that is a file of a tool and needs no name', () => {
    expect(
      judge({ apiVersion: 'install.istio.io/v1alpha1', kind: 'IstioOperator', spec: { profile: 'demo' } }),
    ).toEqual([]);
  });
});

describe('what stands beside the spec', () => {
  test('a field that no object has', () => {
    expect(
      places(
        judge({
          apiVersion: 'networking.istio.io/v1',
          kind: 'Sidecar',
          metadata,
          spec: { egress: [{ hosts: ['./*'] }] },
          specs: {},
        }),
      ),
    ).toEqual(['unknown-field at specs']);
  });

  test('a status is nobody’s mistake', () => {
    expect(
      judge({
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata,
        spec: { host: 'a' },
        status: { anything: [1] },
      }),
    ).toEqual([]);
  });
});

describe("fields of Kubernetes' own kinds that the mesh reads", () => {
  const service = (spec: unknown) => places(judge({ apiVersion: 'v1', kind: 'Service', metadata, spec }));

  test('have their types', () => {
    expect(service({ selector: { app: 1 }, ports: [{ port: '80' }] })).toEqual([
      'wrong-type at spec.selector.app',
      'wrong-type at spec.ports[0].port',
    ]);
    expect(service({ ports: {} })).toEqual(['wrong-type at spec.ports']);
  });

  test('may be null, which means absent there', () => {
    expect(service({ selector: null, ports: null })).toEqual([]);
  });

  test('entries of a list may not', () => {
    expect(service({ ports: [null] })).toEqual(['wrong-type at spec.ports[0]']);
  });

  test('others are none of our business', () => {
    expect(service({ sessionAffinity: 3, ports: [{ port: 80, targetPort: 'web', whatever: 1 }] })).toEqual([]);
  });

  test('templates of workloads', () => {
    const spec = {
      template: { metadata: { labels: 'app' }, spec: { containers: [{ ports: [{ containerPort: 'http' }] }] } },
    };
    expect(places(judge({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }))).toEqual([
      'wrong-type at spec.template.metadata.labels',
      'wrong-type at spec.template.spec.containers[0].ports[0].containerPort',
    ]);
  });
});
