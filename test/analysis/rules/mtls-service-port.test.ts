import { describe, expect, it } from 'vitest';
import { mtlsServicePort as rule } from '../../../lib/analysis/rules/mtls-service-port';
import { object, places, service } from '../problems';

describe('portLevelMtls', () => {
  it('of a Service port changes nothing', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          object(
            'PeerAuthentication shop/p',
            "{ selector: { matchLabels: { app: products } }, portLevelMtls: { '80': { mode: DISABLE }, '8080': { mode: STRICT } } }",
          ),
      ),
    ).toEqual(['shop/p spec.portLevelMtls["80"]']);
  });

  it('of a port that no Service has may be a metrics port', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          object(
            'PeerAuthentication shop/p',
            "{ selector: { matchLabels: { app: products } }, portLevelMtls: { '15090': { mode: DISABLE } } }",
          ),
      ),
    ).toEqual([]);
  });
});
