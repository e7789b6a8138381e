import { describe, expect, it } from 'vitest';
import { authorizationServicePort as rule } from '../../../lib/analysis/rules/authorization-service-port';
import { deployment, object, places, service } from '../problems';

const allow = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}rules: [${rule}] }`);

describe('a port in an AuthorizationPolicy', () => {
  it('that only the Service has meets no call, in conditions too', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          allow("{ when: [{ key: destination.port, values: ['80'] }] }"),
      ),
    ).toEqual(['shop/products spec.rules[0].when[0].values[0]']);
  });

  it('that another Service forwards to is right', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }', '{ name: http-2, port: 8081, targetPort: 80 }') +
          allow("{ to: [{ operation: { ports: ['80'] } }] }"),
      ),
    ).toEqual([]);
  });

  it('that a container has is right', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          deployment('', 1, 'ports: [{ containerPort: 80 }]') +
          allow("{ to: [{ operation: { ports: ['80'] } }] }"),
      ),
    ).toEqual([]);
  });

  it('is looked up through named container ports', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: web }') +
          deployment('', 1, 'ports: [{ name: web, containerPort: 8080 }]') +
          allow("{ to: [{ operation: { ports: ['80'] } }] }"),
      ),
    ).toEqual(['shop/products spec.rules[0].to[0].operation.ports[0]']);
  });

  it('is not judged where a name leads nowhere, or no Service is known', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: web }') +
          allow("{ to: [{ operation: { ports: ['80'] } }] }") +
          allow("{ to: [{ operation: { ports: ['80'] } }] }").replaceAll('shop', 'web'),
      ),
    ).toEqual([]);
  });

  it('of a policy for the whole namespace is compared with all Services', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          allow("{ to: [{ operation: { notPorts: ['80'] } }] }", ''),
      ),
    ).toEqual(['shop/products spec.rules[0].to[0].operation.notPorts[0]']);
  });
});
