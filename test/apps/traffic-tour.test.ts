import { Yaml } from 'cdk8s';
import { MeshApp } from 'cdk8s-istio';
import { expect, test } from 'vitest';
import { installation } from '../../apps/traffic-tour/installation';
import { tour } from '../../apps/traffic-tour/tour';

const app = new MeshApp({ checks: { assume: installation } });
tour(app);

test.each(app.charts.map((chart) => [chart.node.id, chart] as const))(
  '%s is what was reviewed',
  async (name, chart) => {
    await expect(Yaml.stringify(...chart.toJson())).toMatchFileSnapshot(`__snapshots__/traffic-tour/${name}.yaml`);
  },
);

test('nothing is said against the tour', () => {
  const findings = app.findings().filter(({ level }) => level !== 'info');
  expect(findings.map(({ message }) => message)).toEqual([]);
});
