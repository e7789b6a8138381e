import { type App, Chart, Testing } from 'cdk8s';
import { CanaryService, checkMesh, MeshApp, MeshChart, Service, VirtualService } from 'cdk8s-istio';
import { expect, test } from 'vitest';

const http = [{ name: 'http', port: 80, appProtocol: 'http' }];

function twoVirtualServicesForOneHost(chart: Chart): void {
  const web = new Service(chart, 'web', { ports: http });
  for (const id of ['one', 'two']) {
    new VirtualService(chart, id, { hosts: [web], http: [{ route: [{ destination: web.port('http') }] }] });
  }
}

test('a MeshChart brings the checks along into a stock App', () => {
  const chart = new MeshChart(Testing.app(), 'shop', { namespace: 'shop' });
  twoVirtualServicesForOneHost(chart);
  expect(() => Testing.synth(chart)).toThrow('IST0109');
});

test('stock charts are checked after checkMesh(app)', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  twoVirtualServicesForOneHost(chart);
  expect(() => Testing.synth(chart)).not.toThrow();
  checkMesh(app);
  expect(() => Testing.synth(chart)).toThrow('IST0109');
});

test('options of checkMesh() count in a stock App that a MeshChart made check its mesh', () => {
  const app = Testing.app();
  const chart = new MeshChart(app, 'shop', { namespace: 'shop' });
  twoVirtualServicesForOneHost(chart);
  checkMesh(app, { suppressions: [{ rules: ['IST0109'], reason: 'both are known' }] });
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('a MeshApp is told its checks itself', () => {
  expect(() => checkMesh(new MeshApp(), { istioVersion: '1.28' })).toThrow('give them to it: new MeshApp({ checks })');
});

test('what a construct says is told once', () => {
  const chart = new MeshChart(Testing.app(), 'shop', { namespace: 'shop' });
  new CanaryService(chart, 'products', { port: 80, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 5 } });
  let said = '';
  try {
    Testing.synth(chart);
  } catch (error) {
    said = String(error);
  }
  expect(said.match(/split adds up to 95/g)).toHaveLength(1);
});

test('a mistake that is mended is forgotten', async () => {
  const app: App = Testing.app();
  const chart = new MeshChart(app, 'shop', { namespace: 'shop' });
  twoVirtualServicesForOneHost(chart);
  expect(() => Testing.synth(chart)).toThrow('IST0109');
  chart.node.tryRemoveChild('two');
  await new Promise(setImmediate);
  expect(() => Testing.synth(chart)).not.toThrow();
});
