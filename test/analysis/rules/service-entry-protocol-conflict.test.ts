import { describe, expect, it } from 'vitest';
import { serviceEntryProtocolConflict } from '../../../lib/analysis/rules/service-entry-protocol-conflict';
import { places } from '../problems';

const entry = (name: string, protocol: string, more = '', namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${more} hosts: [a.example.com], ports: [{ number: 9000, name: p ${protocol} }], resolution: DNS }
---`;

describe('a ServiceEntry', () => {
  it('must agree with others on the protocol, whatever the letters, where somebody sees both', () => {
    const [http, tls] = [', protocol: HTTP', ', protocol: TLS'];
    expect(places(serviceEntryProtocolConflict, entry('a', http) + entry('b', tls))).toHaveLength(2);
    expect(places(serviceEntryProtocolConflict, entry('a', http) + entry('b', ', protocol: http'))).toEqual([]);
    const own = "exportTo: ['.'],";
    expect(places(serviceEntryProtocolConflict, entry('a', http, own) + entry('b', tls, own, 'blog'))).toEqual([]);
    expect(places(serviceEntryProtocolConflict, entry('a', http, own) + entry('b', tls, '', 'blog'))).toHaveLength(2);
  });
});
