import { expect, test } from 'vitest';
import { PeerAuthentication } from '../../lib/resources/peer-authentication';
import { chartIn } from './in-chart';

test('a PeerAuthentication may say ports', () => {
  const policy = new PeerAuthentication(chartIn(), 'default', {
    selector: { matchLabels: { app: 'reviews' } },
    mtls: { mode: 'STRICT' },
    portLevelMtls: { 9080: { mode: 'PERMISSIVE' } },
  });
  expect(policy.toJson()).toEqual({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'default', namespace: 'shop' },
    spec: {
      mtls: { mode: 'STRICT' },
      portLevelMtls: { 9080: { mode: 'PERMISSIVE' } },
      selector: { matchLabels: { app: 'reviews' } },
    },
  });
});
