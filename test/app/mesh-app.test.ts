import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { CanaryService, Host, MeshApp, MeshChart, Service, SynthError, VirtualService } from 'cdk8s-istio';
import { beforeEach, describe, expect, test } from 'vitest';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'mesh-app-'));
});

const http = [{ name: 'http', port: 80, appProtocol: 'http' }];

/** What synth throws, as text. */
function words(app: MeshApp): string {
  try {
    app.synth();
  } catch (error) {
    expect(error).toBeInstanceOf(SynthError);
    return (error as Error).message;
  }
  throw new Error('nothing was wrong');
}

describe('a program without mistakes', () => {
  test('is written as one file per chart, named as stock cdk8s names it', () => {
    const names = [new App({ outdir: join(outdir, 'stock') }), new MeshApp({ outdir: join(outdir, 'ours') })].map(
      (app) => {
        for (const id of ['shop', 'Blog'])
          new Service(new Chart(app, id, { namespace: id.toLowerCase() }), 'web', { ports: http });
        app.synth();
        return readdirSync(app.outdir).filter((file) => file.endsWith('.yaml'));
      },
    );
    expect(names[1]).toEqual(['blog-c856753b.k8s.yaml', 'shop.k8s.yaml']);
    expect(names[1]).toEqual(names[0]);
  });

  test.each([
    [YamlOutputType.FILE_PER_APP, ['app.k8s.yaml']],
    [YamlOutputType.FILE_PER_CHART, ['shop.k8s.yaml']],
    [YamlOutputType.FILE_PER_RESOURCE, ['Service.db.k8s.yaml', 'Service.web.k8s.yaml']],
    [
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      ['shop', 'shop/Service.db.k8s.yaml', 'shop/Service.web.k8s.yaml'],
    ],
  ])('is divided into files as stock cdk8s divides it: %s', (yamlOutputType, files) => {
    for (const [App_, dir] of [
      [App, join(outdir, 'stock')],
      [MeshApp, join(outdir, 'ours')],
    ] as const) {
      const app = new App_({ outdir: dir, yamlOutputType });
      const shop = new Chart(app, 'shop', { namespace: 'shop' });
      for (const id of ['web', 'db']) new Service(shop, id, { ports: http });
      app.synth();
      const written = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => !file.startsWith('.'));
      expect(written.sort()).toEqual(files);
    }
  });

  test('numbers its files where charts depend on each other', () => {
    const app = new MeshApp({ outdir });
    const [first, second] = ['first', 'second'].map((id) => new Chart(app, id, { namespace: id }));
    for (const chart of [first, second]) new Service(chart!, 'web', { ports: http });
    first!.addDependency(second!);
    app.synth();
    expect(readdirSync(outdir).filter((file) => file.endsWith('.yaml'))).toEqual([
      '0000-second.k8s.yaml',
      '0001-first.k8s.yaml',
    ]);
  });

  test('comes out in the order that is safe to apply, whatever the order of the program', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const products = new CanaryService(shop, 'products', { port: 80, versions: { v1: {} } });
    new VirtualService(shop, 'alias', {
      hosts: [Host.external('alias.shop.example.com')],
      http: [{ route: [{ destination: products.version('v1') }] }],
    });
    new Service(shop, 'late', { ports: http });
    new ApiObject(shop, 'deployment', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: {} } });
    expect(app.manifests().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Service products',
      'Service late',
      expect.stringMatching(/^Deployment shop-deployment/),
      'DestinationRule products',
      'VirtualService products',
      'VirtualService alias',
    ]);
  });

  test('puts what an object depends on before it', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const [a, b] = ['a', 'b'].map((id) => new Service(shop, id, { ports: http }));
    a!.addDependency(b!);
    expect(app.manifests().map(({ metadata }) => metadata.name)).toEqual(['b', 'a']);
  });

  test('puts what a pattern depends on before all of its objects', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const [a, b] = ['a', 'b'].map((id) => new CanaryService(shop, id, { port: 80, versions: { v1: {} } }));
    a!.node.addDependency(b!);
    expect(app.manifests().map(({ metadata }) => metadata.name)).toEqual(['b', 'b', 'b', 'a', 'a', 'a']);
  });

  test('gives the same bytes when it is run again', () => {
    const texts = [1, 2].map(() => {
      const app = new MeshApp();
      new CanaryService(new MeshChart(app, 'shop', { namespace: 'shop' }), 'products', {
        port: 80,
        versions: { v1: {}, v2: {} },
        split: { v2: 10, v1: 90 },
      });
      return app.synthYaml();
    });
    expect(texts[0]).toBe(texts[1]);
  });
});

describe('a program with mistakes', () => {
  test('hears of all of them at once, each with its construct and its line', () => {
    const app = new MeshApp({ outdir });
    const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
    new CanaryService(shop, 'products', { port: 8080, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 5 } });
    new CanaryService(shop, 'checkout', { port: 80800, versions: {} });
    new VirtualService(shop, 'Upper', { hosts: [], http: [] });
    const said = words(app);
    expect(said).toContain('CanaryService shop/products: split adds up to 95, not 100 (v1: 90, v2: 5)');
    expect(said).toContain('CanaryService shop/checkout: declares no version');
    expect(said).toContain('CanaryService shop/checkout: port "http" is 80800');
    expect(said).toContain('VirtualService shop/Upper: "Upper" is no name for Kubernetes');
    expect(said).toMatch(/at test\/app\/mesh-app\.test\.ts:\d+:\d+/);
  });

  test('hears of each construct that one line makes wrong, and of each call that says the same wrong thing', () => {
    const app = new MeshApp({ outdir });
    const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
    const made = ['products', 'checkout'].map(
      (id) => new CanaryService<string>(shop, id, { port: 80800, versions: { v1: {} } }),
    );
    made[0]?.route({ when: { path: '/a' }, to: 'v2' });
    made[0]?.route({ when: { path: '/b' }, to: 'v2' });
    expect(words(app).match(/shop\/\w+: port "http" is 80800/g)).toHaveLength(2);
    expect(words(app).match(/route\(\) names "v2"/g)).toHaveLength(2);
  });

  test('leaves the last good output as it is', () => {
    const good = new MeshApp({ outdir });
    new Service(new Chart(good, 'shop', { namespace: 'shop' }), 'web', { ports: http });
    good.synth();
    const before = readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8');

    const bad = new MeshApp({ outdir });
    const shop = new Chart(bad, 'shop', { namespace: 'shop' });
    new Service(shop, 'web', { ports: [{ name: 'http', port: Number.NaN }] });
    expect(words(bad)).toContain('Service shop/web: spec.ports[0].port: NaN');
    expect(readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8')).toBe(before);
  });

  test.each([true, false])('is told where a text is half a character, with checks: %s', (checks) => {
    const app = new MeshApp({ outdir, ...(checks ? {} : { checks }) });
    new Service(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { ports: http, selector: { app: 'web \ud83d' } });
    const told = words(app);
    expect(told).toContain('Service shop/web: spec.selector.app: the text holds half a surrogate pair');
    expect(told).toContain('at test/app/mesh-app.test.ts:');
  });

  test('never removes a file that is not its own', () => {
    writeFileSync(join(outdir, 'notes.txt'), 'mine');
    const app = new MeshApp({ outdir });
    new Service(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { ports: http });
    app.synth();
    new MeshApp({ outdir }).synth();
    expect(existsSync(join(outdir, 'notes.txt'))).toBe(true);
    expect(existsSync(join(outdir, 'shop.k8s.yaml'))).toBe(false);
  });

  test('hears of two VirtualServices for one mesh host, of which Istio would ignore one', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const web = new Service(shop, 'web', { ports: http });
    for (const id of ['one', 'two']) {
      new VirtualService(shop, id, { hosts: [web], http: [{ route: [{ destination: web.port('http') }] }] });
    }
    expect(words(app)).toContain('IST0109');
  });

  test('names both constructs that make one object', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    new Service(shop, 'web', { ports: http });
    new Service(shop, 'other', { metadata: { name: 'web' }, ports: http });
    expect(words(app)).toContain('Service shop/other: Service shop/web is also made by Service shop/web');
  });

  test('is not told of a value twice, once by a pattern and once by the object it makes', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    new CanaryService(shop, 'products', { port: Number.NaN, versions: { v1: {} } });
    expect(words(app).match(/NaN/g)).toHaveLength(1);
  });

  test('hears of the name of a pattern from its Service and its DestinationRule, and of no gate', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    new CanaryService(shop, 'Products', { port: 80, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 10 } });
    const said = words(app);
    expect(said).toMatch(/^2 problems;/);
    expect(said).not.toContain('[');
  });

  test('is not told that others refer to what it got wrong', () => {
    const app = new MeshApp({ outdir });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const products = new CanaryService(shop, 'products', {
      port: 80,
      versions: { v1: {}, v2: {} },
      split: { v1: 90, v2: 5 },
    });
    const broken = new Service(shop, 'broken', { ports: [{ name: 'http', port: Number.NaN }] });
    new VirtualService(shop, 'alias', {
      hosts: [Host.external('alias.example.com')],
      http: [
        {
          route: [
            { destination: products.version('v1'), weight: 50 },
            { destination: broken.host.port(80), weight: 50 },
          ],
        },
      ],
    });
    expect(words(app)).toMatch(/^2 problems;/);
  });

  test.each([
    ['checked', {}],
    ['unchecked', { checks: false }],
  ] as const)('is told, %s, of what no manifest can hold in stock objects and patches', (_, checks) => {
    const app = new MeshApp({ outdir, ...checks });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    new ApiObject(shop, 'stock', { apiVersion: 'v1', kind: 'ConfigMap', data: { cut: 'half \ud83d' } });
    const web = new Service(shop, 'web', { ports: http });
    web.addJsonPatch(JsonPatch.add('/spec/healthCheckNodePort', Number.NaN));
    const said = words(app);
    expect(said).toContain('ApiObject shop/stock: data.cut is half a surrogate pair in a text');
    expect(said).toContain(
      'Service shop/web: addJsonPatch {"op":"add","path":"/spec/healthCheckNodePort","value":null}: value: NaN',
    );
    expect(existsSync(join(outdir, 'shop.k8s.yaml'))).toBe(false);
  });

  test('stays without a stack trace, for the lines that matter are in the message', () => {
    const error = new SynthError(['error: one']);
    expect(error.stack).toBe('SynthError: 1 problem; nothing was written\n\nerror: one');
  });
});

test('checks can be left out, and what constructs say stays', () => {
  const app = new MeshApp({ outdir, checks: false });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Service(shop, 'web', { ports: http });
  for (const id of ['one', 'two']) {
    new VirtualService(shop, id, { hosts: [web], http: [{ route: [{ destination: web.port('http') }] }] });
  }
  app.synth();
  new CanaryService(shop, 'products', { port: 80, versions: {} });
  expect(words(app)).toContain('declares no version');
});
