import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MeshApp } from 'cdk8s-istio';
import { matchers, meshOf } from 'cdk8s-istio/vitest';
import { describe, expect } from 'vitest';
import type { Ask } from './requests';

expect.extend(matchers);

const names = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(__dirname, entry.name, 'requests.ts')))
  .map((entry) => entry.name);

describe.each(names)('requests of %s', async (name) => {
  const { default: define } = (await import(`./${name}/app.ts`)) as { default: (app: MeshApp) => void };
  const { default: requests } = (await import(`./${name}/requests.ts`)) as { default: (ask: Ask) => void };
  const app = new MeshApp();
  define(app);
  requests({ mesh: meshOf(app) });
});
