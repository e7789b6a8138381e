import { describe, expect, test } from 'vitest';
import { judgeSpec, places } from '../judge';

const dryRun = (value: string) => ({ annotations: { 'istio.io/dry-run': value } });

describe('annotations that mean something to istiod', () => {
  test('are refused where only Istio sets them', () => {
    expect(places(judgeSpec('VirtualService', {}, { annotations: { 'internal.istio.io/parents': 'a' } }))).toEqual([
      'admission-metadata at metadata.annotations["internal.istio.io/parents"]',
    ]);
  });

  test('istio.io/dry-run is for an AuthorizationPolicy', () => {
    expect(judgeSpec('AuthorizationPolicy', { rules: [{}] }, dryRun('true'))).toEqual([]);
    expect(places(judgeSpec('AuthorizationPolicy', { rules: [{}] }, dryRun('yes')))).toEqual([
      'admission-metadata at metadata.annotations["istio.io/dry-run"]',
    ]);
    expect(places(judgeSpec('AuthorizationPolicy', { action: 'AUDIT', rules: [{}] }, dryRun('true')))).toHaveLength(1);
    expect(places(judgeSpec('DestinationRule', { host: 'a' }, dryRun('true')))).toHaveLength(1);
  });

  test('mean nothing on objects that are not Istio’s', () => {
    expect(judgeSpec('Service', { ports: [{ port: 80 }] }, dryRun('true'))).toEqual([]);
  });
});
