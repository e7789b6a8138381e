import { describe, expect, it } from 'vitest';
import { workloadPorts } from '../../lib/mesh/service-ports';
import { deployment, meshOf, object, service } from '../analysis/problems';

const numbers = (yaml: string, selector: Record<string, string> = { app: 'products' }) =>
  workloadPorts(meshOf(yaml), 'shop', selector).map(({ servicePort, workloadPort }) => [servicePort, workloadPort]);

describe('the ports of workloads', () => {
  it('are the target ports of the Services in front of them', () => {
    expect(numbers(service('{ port: 80, targetPort: 8080 }', '{ port: 81 }') + deployment())).toEqual([
      [80, 8080],
      [81, 81],
    ]);
  });

  it('are looked up by the name of a container port', () => {
    const named = service('{ port: 80, targetPort: web }');
    expect(numbers(named + deployment('', 1, 'ports: [{ name: web, containerPort: 8080 }]'))).toEqual([[80, 8080]]);
    expect(numbers(named)).toEqual([[80, undefined]]);
  });

  it('are guessed from the selectors where no workload is known', () => {
    const wider = object('Service shop/all', '{ selector: { app: products, tier: front }, ports: [{ port: 90 }] }');
    expect(numbers(service('{ port: 80 }') + wider)).toEqual([
      [80, 80],
      [90, 90],
    ]);
    expect(numbers(service('{ port: 80 }'), { app: 'other' })).toEqual([]);
  });

  it('of a namespace are those of all its Services', () => {
    expect(numbers(service('{ port: 80 }'), {})).toEqual([[80, 80]]);
  });
});
