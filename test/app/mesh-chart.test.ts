import { MeshApp, MeshChart, type MeshChartProps } from 'cdk8s-istio';
import { expect, test } from 'vitest';
import { toYaml } from '../../lib/output/yaml';

/** What a chart writes by itself, as YAML. */
function written(props: Omit<MeshChartProps, 'namespace'>): string {
  const app = new MeshApp();
  new MeshChart(app, 'shop', { namespace: 'shop', ...props });
  return app.manifests().map(toYaml).join('---\n');
}

test('a chart that says nothing of the mesh writes nothing', () => {
  expect(written({})).toBe('');
});

test('injection and mutual TLS become a Namespace and a PeerAuthentication', () => {
  expect(written({ injection: true, mtls: 'STRICT' })).toBe(`apiVersion: v1
kind: Namespace
metadata:
  labels:
    istio-injection: enabled
  name: shop
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
`);
});

test.each([
  [{ injection: false }, 'istio-injection: disabled'],
  [{ injection: { revision: 'canary' } }, 'istio.io/rev: canary'],
  [{ ambient: true }, 'istio.io/dataplane-mode: ambient'],
] as const)('%j labels the Namespace %s', (props, label) => {
  expect(written(props)).toContain(label);
});

test('a pod is in the mesh by a sidecar or in ambient mode, not by both', () => {
  expect(() => written({ injection: true, ambient: true })).toThrow('a pod is in the mesh by one of the two');
});

test.each([
  [{ injection: 'on' }, 'injection is the text "on"; give true, false or { revision: \'stable\' }'],
  [{ injection: null }, "injection is null; give true, false or { revision: 'stable' }"],
  [{ injection: { revision: 'Two' } }, 'injection.revision: "Two" is no name'],
  [{ injection: { revison: 'stable' } }, 'has no use for "injection.revison". Did you mean "revision"?'],
  [{ ambient: 'none' }, 'ambient is the text "none"; it has to be true or false'],
  [{ mtls: 'STRICKT' }, 'has the unknown mtls "STRICKT". Did you mean "STRICT"?'],
  [{ mlts: 'STRICT' }, 'has no use for "mlts". Did you mean "mtls"?'],
])('%j, which comes past the types, is told in the words of the chart', (props, message) => {
  expect(() => written(props as never)).toThrow(`MeshChart shop: ${message}`);
});

test('a chart without props is told what it lacks', () => {
  const app = new MeshApp();
  new MeshChart(app, 'shop', undefined as never);
  expect(() => app.manifests()).toThrow('MeshChart shop: namespace: a name is text, not undefined');
});

test('a chart needs something it belongs to, which a circle of imports leaves undefined', () => {
  expect(() => new MeshChart(undefined as never, 'shop', { namespace: 'shop' })).toThrow(
    'MeshChart shop: is made in undefined; give the app it belongs to. Where modules import each other in a circle',
  );
});

test('the namespace has to be a name that Kubernetes takes', () => {
  expect(() => written({ mtls: 'STRICT', namespace: 'Shop' } as never)).toThrow('"shop" would do');
});

test('a class of charts may take props of its own', () => {
  class TeamChart extends MeshChart {
    constructor(scope: MeshApp, props: MeshChartProps & { readonly team: string }) {
      super(scope, 'shop', props);
    }
  }
  const app = new MeshApp();
  new TeamChart(app, { namespace: 'shop', team: 'shop' });
  expect(app.manifests()).toEqual([]);
});
