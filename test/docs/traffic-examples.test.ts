import * as cdk8s from 'cdk8s';
import * as library from 'cdk8s-istio';
import * as traffic from 'cdk8s-istio/vitest';
import ts from 'typescript';
import * as vitest from 'vitest';
import { compile } from '../types/compile';
import { examplesOf } from './examples';

const { expect, test } = vitest;
expect.extend(traffic.matchers);

const examples = examplesOf('vitest');
// A snapshot would stay behind.
const running = examples.filter(({ code }) => !code.includes('Snapshot('));

/** The shop of which the examples speak, and the requests that take every route of it. */
const shop = `
const app = new MeshApp();
const chart = new MeshChart(app, 'shop', { namespace: 'shop' });
const products = new CanaryService(chart, 'products', { port: 8080, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 10 } });
const checkout = new CanaryService(chart, 'checkout', { port: 8080, versions: { stable: {} } });
const edge = new SecureGateway(chart, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
edge.route({ host: 'api.example.com', path: '/api/products', to: products });
edge.route({ host: 'api.example.com', path: '/api/checkout', to: checkout });
const shop = { edge, products };
for (const path of ['/api/products', '/api/checkout']) expect(app).toAllow({ from: gateway(edge), host: 'api.example.com', path });
for (const host of [products, checkout]) expect(app).toAllow({ from: workload('shop'), host });
`;

/** An example as a program; its own imports come first. */
function program(code: string): string {
  const own: readonly string[] = code.match(/^import .*$/gm) ?? [];
  const imports = [
    `import { ${Object.keys(library).join(', ')} } from 'cdk8s-istio';`,
    `import { ${Object.keys(traffic).join(', ')} } from 'cdk8s-istio/vitest';`,
    `import { afterAll, expect } from 'vitest';`,
  ];
  const body = code.split('\n').filter((line) => !own.includes(line));
  return `${(own.length > 0 ? own : imports).join('\n')}\n${own.length > 0 ? '' : shop}{\n${body.join('\n')}\n}\nexport {};`;
}

test('every example of the matchers compiles', () => {
  expect(examples.length).toBeGreaterThan(5);
  const said = compile(Object.fromEntries(examples.map(({ place, code }) => [place, program(code)])));
  expect(Object.entries(said).filter(([, words]) => words.length > 0)).toEqual([]);
}, 60_000);

test.each(running)('the example at $place holds', ({ code }) => {
  const now = { ...vitest, afterAll: (work: () => void) => work() };
  const modules: Record<string, unknown> = {
    cdk8s,
    'cdk8s-istio': library,
    'cdk8s-istio/vitest': traffic,
    vitest: now,
  };
  const { outputText } = ts.transpileModule(program(code), { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  new Function('require', 'exports', outputText)((name: string) => modules[name], {});
});
