import { expect, test } from 'vitest';
import { chart, tsconfig, written } from './chart';
import { Stranger } from './stranger';

const names = '{ CanaryService, MeshApp, MeshChart, seconds }';

test('a chart synthesizes from CommonJS', () => {
  const stranger = new Stranger({ 'main.js': `const ${names} = require('cdk8s-istio');${chart}` });
  expect(stranger.run('node', 'main.js')).toBe('');
  expect(stranger.read('dist/shop.k8s.yaml')).toMatch(written);
});

test('a chart synthesizes from ESM, with named imports', () => {
  const stranger = new Stranger({ 'main.mjs': `import ${names} from 'cdk8s-istio';${chart}` });
  expect(stranger.run('node', 'main.mjs')).toBe('');
  expect(stranger.read('dist/shop.k8s.yaml')).toMatch(written);
});

test('CommonJS and ESM get the same classes', () => {
  const stranger = new Stranger({
    'main.mjs': `
import { createRequire } from 'node:module';
import * as esm from 'cdk8s-istio';
const cjs = createRequire(import.meta.url)('cdk8s-istio');
const names = Object.keys(cjs).filter((name) => esm[name] !== cjs[name]);
if (names.length > 0) throw new Error('not the same: ' + names);
`,
  });
  expect(stranger.run('node', 'main.mjs')).toBe('');
});

test('a chart synthesizes from ts-node', () => {
  const stranger = new Stranger({
    'main.ts': `import ${names} from 'cdk8s-istio';${chart}`,
    'tsconfig.json': tsconfig({ skipLibCheck: true }),
  });
  expect(stranger.run('ts-node', 'main.ts')).toBe('');
  expect(stranger.read('dist/shop.k8s.yaml')).toMatch(written);
});

test('a chart synthesizes, checked by all gates, under jest', () => {
  const stranger = new Stranger({
    'package.json': '{ "name": "jest-project" }',
    'main.test.js': `
const { CanaryService, MeshApp, MeshChart, seconds, checkManifests } = require('cdk8s-istio');
test('the chart', () => {${chart}
  const manifests = app.manifests();
  expect(manifests.map(({ kind }) => kind)).toEqual(['Service', 'DestinationRule', 'VirtualService']);
  manifests[2].spec.http[0].route[0].destination.subset = 'v3';
  expect(checkManifests(manifests).map(({ level }) => level)).toContain('error');
});`,
  });
  expect(stranger.run('jest')).toContain('Tests:       1 passed, 1 total');
});

test('a chart in a stock cdk8s App brings the checks along', () => {
  const program = (subset: string) => `
const { App } = require('cdk8s');
const { IstioObject, MeshChart, Service } = require('cdk8s-istio');
const app = new App();
const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
new Service(shop, 'products', { ports: [{ name: 'http', port: 80 }] });
new IstioObject(shop, 'routes', {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'products' },
  spec: { hosts: ['products'], http: [{ route: [{ destination: { host: 'products'${subset} } }] }] },
});
app.synth();
`;
  const stranger = new Stranger({ 'good.js': program(''), 'bad.js': program(", subset: 'v3'") });
  expect(stranger.run('node', 'bad.js')).toContain('subset "v3"');
  expect(stranger.run('node', 'good.js')).toBe('');
  expect(stranger.read('dist/shop.k8s.yaml')).toMatch(/^kind: VirtualService$/m);
});
