import { describe, expect, it } from 'vitest';
import { serviceTargetPortUnknown as rule } from '../../../lib/analysis/rules/service-target-port-unknown';
import { deployment, places, service } from '../problems';

describe('a named targetPort', () => {
  it('must be the name of a container port', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: web }') +
          deployment('', 1, 'ports: [{ name: http, containerPort: 8080 }]'),
      ),
    ).toEqual(['shop/products spec.ports[0].targetPort']);
  });

  it('is not judged where no pod is in the input, nor a number', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: web }') +
          service('{ name: http, port: 80, targetPort: 9 }').replaceAll('shop', 'web'),
      ),
    ).toEqual([]);
  });
});
