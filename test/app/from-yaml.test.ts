import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { fromYaml } from '../../lib/app/from-yaml';
import { Gateway } from '../../lib/resources/gateway';
import { Ingress } from '../../lib/resources/ingress';
import { Sidecar } from '../../lib/resources/sidecar';
import { VirtualService } from '../../lib/resources/virtual-service';

const chartIn = (namespace: string) => new Chart(new App(), 'chart', { namespace });

const yaml = `
apiVersion: v1
kind: Service
metadata: { name: reviews }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 9080 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews }
spec: { host: reviews, subsets: [{ name: v1 }, { name: v2 }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: payments }
spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: ingress }
spec: { selector: { istio: ingressgateway }, servers: [] }
`;

const existing = () => fromYaml(chartIn('shop'), 'old', yaml);

describe('its objects are written as they are', () => {
  const written = (text: string) => {
    const chart = chartIn('shop');
    fromYaml(chart, 'old', text);
    return chart.toJson();
  };

  test("with the chart's namespace where they name none", () => {
    expect(written(yaml).map(({ metadata }) => metadata)).toEqual([
      { name: 'reviews', namespace: 'shop' },
      { name: 'reviews', namespace: 'shop' },
      { name: 'payments', namespace: 'shop' },
      { name: 'edge', namespace: 'ingress' },
    ]);
  });

  test('but for kinds that are in no namespace, whose names may be others', () => {
    const role =
      '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: "istio:reader" }, rules: [] }';
    expect(written(role)).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'istio:reader' },
        rules: [],
      },
    ]);
  });

  test('with null, and with fields that no type knows', () => {
    const thing = {
      apiVersion: 'v1',
      data: { a: null },
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'shop' },
      x: [null],
    };
    expect(written(JSON.stringify(thing))).toEqual([thing]);
  });

  test('twice, if they are there twice: MeshApp speaks of it', () => {
    expect(written(`${yaml}\n---\n${yaml}`)).toHaveLength(8);
  });
});

describe('constructs refer to', () => {
  test('its Services, with their ports', () => {
    const ingress = new Ingress(chartIn('shop'), 'i', { defaultBackend: existing().service('reviews').port('http') });
    expect(ingress.toJson().spec).toEqual({ defaultBackend: { service: { name: 'reviews', port: { number: 9080 } } } });
  });

  test('its subsets', () => {
    expect(String(existing().destinationRule('reviews').subset('v2'))).toBe(
      'reviews.shop.svc.cluster.local (subset v2)',
    );
  });

  test('its ServiceEntries', () => {
    const payments = existing().serviceEntry('payments');
    expect(String(payments.port('tls'))).toBe('api.example.com:443');
    const sidecar = new Sidecar(chartIn('other'), 'default', { egress: [{ hosts: [payments] }] });
    expect(sidecar.toJson().spec).toEqual({ egress: [{ hosts: ['shop/api.example.com'] }] });
  });

  test('its Gateways', () => {
    const route = new VirtualService(chartIn('shop'), 'route', { gateways: [existing().gateway('edge')] });
    expect(route.toJson().spec).toEqual({ gateways: ['ingress/edge'] });
  });

  test('its VirtualServices, ServiceAccounts and Secrets', () => {
    const text = ['VirtualService networking.istio.io/v1', 'ServiceAccount v1', 'Secret v1']
      .map((object) => object.split(' '))
      .map(([kind, apiVersion]) => `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a } }`)
      .join('\n---\n');
    const old = fromYaml(chartIn('shop'), 'old', text);
    const found = [old.virtualService('a'), old.serviceAccount('a'), old.secret('a')];
    expect(found.map(({ name, namespace }) => `${namespace}/${name}`)).toEqual(['shop/a', 'shop/a', 'shop/a']);
  });
});

describe('a name that is not there', () => {
  test('is refused with the nearest one', () => {
    expect(() => existing().service('review')).toThrow(
      'chart/old: there is no Service "review". Did you mean "reviews"?',
    );
    expect(() => existing().gateway('edge', { namespace: 'shop' })).toThrow(
      'chart/old: there is no Gateway "edge" in namespace shop. There is "edge".',
    );
    expect(() => existing().secret('tls')).toThrow('chart/old: there is no Secret "tls". There are none.');
  });

  test('is refused too when several are', () => {
    const gateway = (namespace: string) =>
      `{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: edge, namespace: ${namespace} } }`;
    const old = fromYaml(chartIn('shop'), 'old', `${gateway('a')}\n---\n${gateway('b')}`);
    expect(() => old.gateway('edge')).toThrow('chart/old: Gateway "edge" is in the namespaces a and b: say which');
    expect(old.gateway('edge', { namespace: 'b' }).namespace).toBe('b');
  });
});

test('a Gateway of Gateway API is none of Istio', () => {
  const text = '{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: { name: edge } }';
  expect(() => fromYaml(chartIn('shop'), 'old', text).gateway('edge')).toThrow('There are none.');
});

test('specs of the wrong shape are left to the checks', () => {
  const text = '{ apiVersion: v1, kind: Service, metadata: { name: a }, spec: { ports: [7, null] } }';
  expect(fromYaml(chartIn('shop'), 'old', text).service('a').destination.port).toBeUndefined();
});

test('a text that is no YAML, or no manifest, is refused with its lines', () => {
  expect(() => fromYaml(chartIn('shop'), 'old', 'kind: Service\n---\n- 1\n')).toThrow(
    /^chart\/old: line 1, column 1: .+; line 3, column 1: .+/,
  );
});

test('an object without a name is told at synth', () => {
  const chart = chartIn('shop');
  fromYaml(chart, 'old', '{ apiVersion: batch/v1, kind: Job, metadata: { generateName: run- } }');
  expect(chart.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([
    'a Job has no metadata.name, and nothing can be applied or referred to without one',
  ]);
});

test('what is there may be used beside what is new', () => {
  const chart = chartIn('shop');
  fromYaml(chart, 'old', yaml);
  new Gateway(chart, 'new', {});
  expect(chart.toJson()).toHaveLength(5);
});
