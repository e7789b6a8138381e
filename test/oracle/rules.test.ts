import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRules } from '../../lib/analysis';
import { analyze, analyzeCluster, validate } from './istioctl';

/** Bad examples that Istio's analyzers say nothing of, with the reason. */
const silent: Readonly<Record<string, string>> = {
  'deprecated-tracing-provider': 'they read the mesh config of a cluster from its istiod, not from the ConfigMap',
  'removed-kind': 'they speak of the CustomResourceDefinition alone, and cannot read objects of that kind',
  'proxy-image-mismatch': 'one of them panics over injection values without sidecarInjectorWebhook',
};

/** What they must see beside a bad example before they speak of it. */
const beside: Readonly<Record<string, string>> = {
  'jwt-route-without-authentication': `
---
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: edge, labels: { istio: ingress } }
spec: { containers: [{ name: istio-proxy, image: proxyv2 }] }
`,
};

/** Another code that they say instead, now and then: they look at a map in Go's random order and stop at the first. */
const instead: Readonly<Record<string, string>> = { 'envoy-filter-relative-to-version': 'IST0151' };

const coded = allRules.flatMap((rule) => (rule.istio === undefined ? [] : [{ ...rule, istio: rule.istio }]));

describe.each(coded.map((rule) => [rule.id, rule] as const))('rule %s', (id, { istio, bad, good }) => {
  test.skipIf(id in silent)(`Istio says ${istio} of its bad example, in a cluster that holds it`, () => {
    const codes = analyzeCluster(bad + (beside[id] ?? '')).map(({ code }) => code);
    expect(codes.some((code) => code === istio || code === instead[id])).toBe(true);
  });

  test('istioctl says neither that nor any error of its good example', () => {
    const { messages } = analyze(['-'], good);
    expect(messages.filter(({ code, level }) => code === istio || level === 'Error')).toEqual([]);
    expect(validate(['-'], good).filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('what our own apps write', () => {
  const root = resolve(__dirname, '../..');
  const apps = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'main.ts')));
  const out = mkdtempSync(join(tmpdir(), 'oracle-apps-'));
  beforeAll(() => {
    execFileSync(process.execPath, ['build/lib/cli/main.js', 'synth', '--out', out], { cwd: root, stdio: 'pipe' });
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  test.each(apps)('istioctl has nothing to say of %s', (app) => {
    const files = readdirSync(join(out, app))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => join(out, app, file));
    expect(files).not.toEqual([]);
    expect(analyze(files)).toEqual({ messages: [], unreadable: [] });
    expect(validate(files)).toEqual([]);
  });
});
