import { expect, test } from 'vitest';
import { simulate } from '../../lib/routing';
import { object, yamlMesh } from './yaml-mesh';

const MACHINES =
  object(
    'ServiceEntry',
    'machines',
    'hosts: [db.example.com]\nports: [{ number: 5432, name: tcp, protocol: TCP }]\nworkloadSelector: { labels: { app: db } }',
  ) +
  object('WorkloadEntry', 'one', 'address: 192.0.2.1\nlabels: { app: db }') +
  object('WorkloadEntry', 'named', 'address: db.internal\nlabels: { app: db }') +
  object('WorkloadEntry', 'other', 'address: 192.0.2.3\nlabels: { app: cache }');

test('a ServiceEntry without resolution listens for TCP at each of the workloads it selects, and nowhere else', () => {
  const outcome = (address: string) =>
    simulate(yamlMesh(MACHINES), {
      from: { workload: { namespace: 'shop' } },
      host: 'db.example.com',
      port: 5432,
      protocol: 'TCP',
      address,
    }).outcome;
  expect(outcome('192.0.2.1')).toBe('route');
  expect(outcome('192.0.2.3')).toBe('passthrough');
  expect(outcome('198.51.100.7')).toBe('passthrough');
});
