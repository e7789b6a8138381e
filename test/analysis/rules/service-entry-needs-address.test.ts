import { describe, expect, it } from 'vitest';
import { serviceEntryNeedsAddress } from '../../../lib/analysis/rules/service-entry-needs-address';
import { places } from '../problems';

const entry = (name: string, protocol: string, more = '', namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${more} hosts: [a.example.com], ports: [{ number: 9000, name: p ${protocol} }], resolution: DNS }
---`;

describe('a ServiceEntry', () => {
  it('needs addresses for TCP and for what it takes for TCP', () => {
    expect(places(serviceEntryNeedsAddress, entry('a', ', protocol: tcp'))).toEqual(['shop/a spec.ports[0]']);
    expect(places(serviceEntryNeedsAddress, entry('a', ''))).toHaveLength(1);
    expect(places(serviceEntryNeedsAddress, entry('a', ', protocol: TLS'))).toEqual([]);
    expect(places(serviceEntryNeedsAddress, entry('a', ', protocol: TCP', 'addresses: [10.0.0.1],'))).toEqual([]);
  });

  it('needs none where the mesh allocates them', () => {
    const proxyMetadata = { ISTIO_META_DNS_CAPTURE: 'true', ISTIO_META_DNS_AUTO_ALLOCATE: 'true' };
    const config = { defaultConfig: { proxyMetadata } };
    expect(places(serviceEntryNeedsAddress, entry('a', ', protocol: TCP'), { config })).toEqual([]);
  });
});
