import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mistaken, small, stock } from './programs';
import { Project } from './project';

describe('cdk8s-istio synth', { timeout: 60_000 }, () => {
  test('writes every app, of MeshApp or of stock cdk8s, and says what it wrote', () => {
    const project = new Project({ 'apps/shop/main.ts': small, 'apps/settings/main.ts': stock });
    const { status, stdout, stderr } = project.run(['synth']);
    expect(stdout).toBe(`\
the program says so
               files  objects   size   time
dist/settings      1        2  110 B  0.0 s
dist/shop          1        1   93 B  0.0 s
2 apps             2        3  203 B  0.0 s
`);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(project.read('dist/shop/shop.k8s.yaml')).toBe(`\
apiVersion: v1
kind: Namespace
metadata:
  labels:
    istio-injection: enabled
  name: shop
`);
  });

  test('writes the named app alone, to another folder', () => {
    const project = new Project({ 'apps/shop/main.ts': small, 'apps/settings/main.ts': stock });
    expect(project.run(['synth', 'shop', '--out', 'out/prod']).stdout).toBe(`\
               files  objects  size   time
out/prod/shop      1        1  93 B  0.0 s
`);
    expect(project.has('dist')).toBe(false);
  });

  test('writes to where stock `cdk8s synth` says', () => {
    const project = new Project({ 'apps/shop/main.ts': small });
    project.run(['synth'], { env: { CDK8S_OUTDIR: 'elsewhere' } });
    expect(project.has('elsewhere/shop/shop.k8s.yaml')).toBe(true);
  });

  test('prints one YAML stream, and nothing else, to stdout', () => {
    const project = new Project({ 'apps/shop/main.ts': small, 'apps/settings/main.ts': stock });
    const { stdout, stderr } = project.run(['synth', '--stdout']);
    expect(stdout).toBe(`\
apiVersion: v1
kind: ConfigMap
metadata:
  name: one
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: two
---
apiVersion: v1
kind: Namespace
metadata:
  labels:
    istio-injection: enabled
  name: shop
`);
    expect(stderr).toBe('the program says so\n');
    expect(project.has('dist')).toBe(false);
  });

  test('prints no half of a stream: when an app fails, stdout is empty', () => {
    const project = new Project({ 'apps/shop/main.ts': small, 'apps/wrong/main.ts': 'process.exit(3)' });
    expect(project.run(['synth', '--stdout'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: apps/wrong/main.ts ended with status 3 and did not say why; nothing is printed\n',
    });
  });

  test('a failed app keeps its last good output, and the others are written', () => {
    const project = new Project({ 'apps/shop/main.ts': small, 'apps/settings/main.ts': stock });
    project.run(['synth', 'shop']);
    const good = project.read('dist/shop/shop.k8s.yaml');
    project.write('apps/shop/main.ts', mistaken);
    const { status, stdout, stderr } = project.run(['synth']);
    expect(stdout).toBe(`\
the program says so
                files  objects   size   time
dist/settings       1        2  110 B  0.0 s
dist/shop      failed        -      -  0.0 s
1 of 2 apps         1        2  110 B  0.0 s
`);
    expect(stderr).toBe(`\
1 problem; nothing was written

error: CanaryService shop/products: split adds up to 95, not 100 (v1: 90, v2: 5)
    at apps/shop/main.ts:5:1
error: apps/shop/main.ts failed; dist/shop is left as it was
`);
    expect(status).toBe(1);
    expect(project.read('dist/shop/shop.k8s.yaml')).toBe(good);
  });

  test('a failed app of stock cdk8s leaves no half-written output', () => {
    const failsLate = `
import { ApiObject, App, Chart, Lazy } from 'cdk8s';
const app = new App();
new ApiObject(new Chart(app, 'first'), 'fine', { apiVersion: 'v1', kind: 'ConfigMap' });
const late = Lazy.any({ produce: () => { throw new Error('too late'); } });
new ApiObject(new Chart(app, 'second'), 'late', { apiVersion: 'v1', kind: 'ConfigMap', data: late } as never);
app.synth();
`;
    const project = new Project({ 'apps/settings/main.ts': failsLate });
    expect(project.run(['synth']).status).toBe(1);
    expect(project.has('dist')).toBe(false);
  });

  test('what the last run wrote and this one does not is removed; nobody else’s file is', () => {
    const project = new Project({ 'apps/settings/main.ts': stock, 'dist/settings/notes.yaml': 'mine: true\n' });
    project.run(['synth']);
    project.write('apps/settings/main.ts', stock.replace("'settings'", "'renamed'"));
    project.run(['synth']);
    expect(project.has('dist/settings/settings.k8s.yaml')).toBe(false);
    expect(project.has('dist/settings/renamed.k8s.yaml')).toBe(true);
    expect(project.read('dist/settings/notes.yaml')).toBe('mine: true\n');
  });

  test('a type error is shown as the compiler says it', () => {
    const project = new Project({ 'apps/shop/main.ts': "export const port: number = 'http';\n" });
    expect(project.run(['synth'])).toEqual({
      status: 1,
      stdout: `\
            files  objects  size   time
dist/shop  failed        -     -  0.0 s
`,
      stderr: `\
⨯ Unable to compile TypeScript:
apps/shop/main.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.
error: apps/shop/main.ts failed; dist/shop is left as it was
`,
    });
  });

  test('an exception of the program itself keeps its stack, in lines of TypeScript', () => {
    const throws = `
interface Team { name: string }

function nameOf(team: Team | undefined): string {
  return team!.name;
}
nameOf(undefined);
`;
    const project = new Project({ 'apps/shop/main.ts': throws });
    expect(project.run(['synth']).stderr.replaceAll(project.folder, '')).toBe(`\
TypeError: Cannot read properties of undefined (reading 'name')
    at nameOf (/apps/shop/main.ts:5:16)
    at Object.<anonymous> (/apps/shop/main.ts:7:1)
error: apps/shop/main.ts failed; dist/shop is left as it was
`);
  });

  test('two constructs of one id are told by the line of the second, without the stack of the libraries', () => {
    const twice = `
import { CanaryService, MeshApp, MeshChart } from 'cdk8s-istio';
const app = new MeshApp();
const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
new CanaryService(shop, 'products', { port: 80, versions: { v1: {} } });
new CanaryService(shop, 'products', { port: 80, versions: { v1: {} } });
app.synth();
`;
    const project = new Project({ 'apps/shop/main.ts': twice });
    expect(project.run(['synth']).stderr.replaceAll(project.folder, '')).toBe(`\
There is already a Construct with name 'products' in MeshChart [shop]; give one of the two another id
    at Object.<anonymous> (/apps/shop/main.ts:6:1)
error: apps/shop/main.ts failed; dist/shop is left as it was
`);
  });

  test('a construct in no chart is told by its line, without the stack of the libraries', () => {
    const unchartered = `
import { CanaryService, MeshApp } from 'cdk8s-istio';
new CanaryService(new MeshApp(), 'products', { port: 80, versions: { v1: {} } });
`;
    const project = new Project({ 'apps/shop/main.ts': unchartered });
    expect(project.run(['synth']).stderr.replaceAll(project.folder, '')).toBe(`\
A construct has no chart: what it is made in has to be a chart, or something that is in one. Where modules import each other in a circle, it may be undefined still.
    at Object.<anonymous> (/apps/shop/main.ts:3:1)
error: apps/shop/main.ts failed; dist/shop is left as it was
`);
  });

  test('what an error of Node carries beside its stack stays between its braces', () => {
    const reads = "import { readFileSync } from 'node:fs';\nreadFileSync('nothing-here');\n";
    const { stderr } = new Project({ 'apps/shop/main.ts': reads }).run(['synth']);
    expect(stderr).toMatch(/main\.ts:2:\d+\) \{\n {2}errno: -?\d+,\n {2}code: 'ENOENT'/);
  });

  test('a project without tsconfig.json is told that, and what to write', () => {
    const project = new Project({ 'apps/shop/main.ts': "console.log('x');\nexport {};\n" });
    rmSync(join(project.folder, 'tsconfig.json'));
    const { status, stderr } = project.run(['synth']);
    expect(stderr).toContain('There is no tsconfig.json in this folder or above it');
    expect(status).toBe(1);
  });

  test('a port that a Service elsewhere was not said to have is told by its line, without the stack of the library', () => {
    const unknown = `
import { Service } from 'cdk8s-istio';
const ratings = Service.fromName('ratings', { namespace: 'shop', ports: [{ name: 'http', port: 80 }] });
ratings.port('htp');
`;
    const project = new Project({ 'apps/shop/main.ts': unknown });
    expect(project.run(['synth']).stderr.replaceAll(project.folder, '')).toBe(`\
ratings.shop.svc.cluster.local, as it was stated, has no port "htp". Did you mean "http"?
    at Object.<anonymous> (/apps/shop/main.ts:4:9)
error: apps/shop/main.ts failed; dist/shop is left as it was
`);
  });

  test('what cdk8s’ own App finds wrong is shown without a stack', () => {
    const invalid = `
import { App, Chart } from 'cdk8s';
const app = new App();
new Chart(app, 'settings').node.addValidation({ validate: () => ['this will not do'] });
app.synth();
`;
    expect(new Project({ 'apps/settings/main.ts': invalid }).run(['synth']).stderr).toBe(`\
Validation failed with the following errors:
  [settings] this will not do
error: apps/settings/main.ts failed; dist/settings is left as it was
`);
  });

  test('an app that writes nothing is told so', () => {
    const project = new Project({ 'apps/shop/main.ts': small.replace('app.synth();', '') });
    expect(project.run(['synth']).stderr).toBe(
      'error: apps/shop/main.ts wrote no manifest: it calls no app.synth(), has no chart, or gives its App an outdir of its own; dist/shop is left as it was\n',
    );
  });

  test('a project of ES modules is told what ts-node needs', () => {
    const project = new Project({ 'apps/shop/main.ts': small, 'package.json': '{ "type": "module" }' });
    expect(project.run(['synth']).stderr).toContain('Leave "type": "module" out of package.json');
  });
});
