import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as library from 'cdk8s-istio';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';
import { compile } from '../types/compile';
import { examplesOf } from './examples';

const examples = ['model', 'resources', 'patterns', 'app'].flatMap(examplesOf);

/** What the examples may speak of without saying what it is. */
const fixtures = `
const reviews = new Service(fixtures, 'reviews', { selector: { app: 'reviews' }, ports: [{ name: 'http', port: 9080 }] });
const products = new CanaryService(fixtures, 'products', { port: 8080, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 10 } });
`;

/** An example as a function of an app and a chart; what it declares may have the name of a fixture. */
function program(code: string): string {
  return `
import { App, Chart } from 'cdk8s';
import { ${Object.keys(library).join(', ')} } from 'cdk8s-istio';
export function run(app: MeshApp, chart: Chart, fixtures: Chart) {${fixtures}{
${code}
}}`;
}

test('every construct has an example', () => {
  const documented = new Set(examples.map(({ place }) => place.split(':')[0]));
  const silent = ['gateway', 'service', 'virtual-service', 'destination-rule', 'service-entry', 'workload-entry']
    .concat(['workload-group', 'sidecar', 'peer-authentication', 'request-authentication', 'authorization-policy'])
    .concat(['telemetry', 'proxy-config', 'wasm-plugin', 'traffic-extension', 'envoy-filter', 'ingress', 'namespace'])
    .concat(['service-account', 'secret', 'target', 'istio-object'])
    .filter((file) => !documented.has(`resources/${file}.ts`));
  expect(silent).toEqual([]);
});

test('every example compiles', () => {
  const said = compile(Object.fromEntries(examples.map(({ place, code }) => [place, program(code)])));
  expect(Object.entries(said).filter(([, words]) => words.length > 0)).toEqual([]);
}, 60_000);

const outdir = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** What an example that synthesizes writes is thrown away. */
class MeshApp extends library.MeshApp {
  constructor(props: library.MeshAppProps = {}) {
    super({ outdir, ...props });
  }
}

test.each(examples)('the example at $place runs, and Istio takes its objects', ({ code }) => {
  const app = new MeshApp();
  const chart = new cdk8s.Chart(app, 'chart', { namespace: 'shop' });
  const fixtures = new cdk8s.Chart(app, 'fixtures', { namespace: 'shop' });
  const modules: Record<string, unknown> = { cdk8s, 'cdk8s-istio': { ...library, MeshApp } };
  const exported: { run?: (...given: readonly object[]) => void } = {};
  const { outputText } = ts.transpileModule(program(code), { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  new Function('require', 'exports', outputText)((name: string) => modules[name], exported);

  exported.run?.(app, chart, fixtures);

  expect(app.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([]);
  const findings = library.checkManifests(chart.toJson()).filter(({ gate }) => gate !== 'analysis');
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
});
