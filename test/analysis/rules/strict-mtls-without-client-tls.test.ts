import { describe, expect, it } from 'vitest';
import { strictMtlsWithoutClientTls as rule } from '../../../lib/analysis/rules/strict-mtls-without-client-tls';
import { object, places, policy, service } from '../problems';

const strict =
  service('{ name: http, port: 8080 }') + object('PeerAuthentication shop/default', '{ mtls: { mode: STRICT } }');

describe('STRICT pods in a mesh without automatic mTLS', () => {
  it('reset clients that no DestinationRule has use mTLS', () => {
    expect(places(rule, strict, { config: { enableAutoMtls: false } })).toEqual(['shop/default spec.mtls.mode']);
  });

  it('take those that one has use it', () => {
    expect(
      places(rule, strict + policy('{ tls: { mode: ISTIO_MUTUAL } }'), { config: { enableAutoMtls: false } }),
    ).toEqual([]);
  });

  it('are found by every client where it is on', () => {
    expect(places(rule, strict)).toEqual([]);
  });
});
