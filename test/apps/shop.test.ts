import { MeshApp } from 'cdk8s-istio';
import { expect, test } from 'vitest';
import { Shop } from '../../apps/shop/shop';

const app = new MeshApp();
new Shop(app, 'shop');

test('the shop is what was reviewed', async () => {
  await expect(app.synthYaml()).toMatchFileSnapshot('__snapshots__/shop.yaml');
});

test('nothing is said against the shop', () => {
  const findings = app.findings().filter(({ level }) => level !== 'info');
  expect(findings.map(({ message }) => message)).toEqual([]);
});
