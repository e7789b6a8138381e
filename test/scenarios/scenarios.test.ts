import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MeshApp } from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';

/** The scenarios: each folder has the program, `app.ts`, and what it writes, `manifests.yaml`. */
const names = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(names)('%s', async (name) => {
  const { default: define } = (await import(`./${name}/app.ts`)) as { default: (app: MeshApp) => void };
  const app = new MeshApp();
  define(app);

  it('writes what was reviewed', async () => {
    await expect(app.synthYaml()).toMatchFileSnapshot(join(__dirname, name, 'manifests.yaml'));
  });

  it('passes every gate without an error or a warning', () => {
    const findings = app.findings().filter(({ level }) => level !== 'info');
    expect(findings.map(({ object, message }) => `${object.kind} ${object.name}: ${message}`)).toEqual([]);
  });
});
