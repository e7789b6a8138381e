import { describe } from 'vitest';
import { accepted, refused } from './refused';

const tls = { number: 443, name: 'tls', protocol: 'TLS' };
const entry = (more: object) => ({ hosts: ['a.com'], ports: [tls], resolution: 'DNS', ...more });
const fixed = (endpoint: object) => entry({ resolution: 'STATIC', endpoints: [endpoint] });
const dynamic = (more: object) => entry({ hosts: ['*.a.com'], resolution: 'DYNAMIC_DNS', ...more });
const E = 'spec.endpoints[0]';

describe('istiod refuses a ServiceEntry', () => {
  refused('ServiceEntry', 'admission-service-entry', [
    ['with an address that is none', entry({ addresses: ['a'] }), 'spec.addresses[0]'],
    ['with a port of no name', entry({ ports: [{ ...tls, name: 'a_b' }] }), 'spec.ports[0].name'],
    ['with a protocol that nobody knows', entry({ ports: [{ ...tls, protocol: 'TSL' }] }), 'spec.ports[0].protocol'],
    ['that looks a wildcard up', entry({ hosts: ['*.a.com'] }), 'spec.hosts[0]'],
    ['with a name where nobody looks names up', fixed({ address: 'b.com' }), `${E}.address`],
    [
      'with an endpoint of a port that the service does not have',
      fixed({ address: '1.2.3.4', ports: { http: 80 } }),
      `${E}.ports.http`,
    ],
    [
      'with a socket and several ports',
      entry({
        resolution: 'STATIC',
        ports: [tls, { ...tls, number: 1, name: 'b' }],
        endpoints: [{ address: 'unix:///a' }],
      }),
      `${E}.address`,
    ],
    [
      'with an endpoint whose label no pod has',
      entry({ endpoints: [{ address: 'b.com', labels: { 'a b': 'c' } }] }),
      `${E}.labels["a b"]`,
    ],
    [
      'with several hosts on a port that tells none apart',
      entry({ hosts: ['a.com', 'b.com'], ports: [{ number: 1, name: 'a', protocol: 'MONGO' }] }),
      'spec.ports[0]',
    ],
    ['that looks up dynamically what is one name', dynamic({ hosts: ['a.com'] }), 'spec.hosts[0]'],
    ['that looks up dynamically and has addresses', dynamic({ addresses: ['1.2.3.4'] }), 'spec.addresses'],
    [
      'that looks up dynamically and reads no host',
      dynamic({ ports: [{ number: 1, name: 'a', protocol: 'TCP' }] }),
      'spec.ports[0].protocol',
    ],
    [
      'that looks up dynamically behind a waypoint',
      dynamic({ location: 'MESH_INTERNAL' }),
      'spec.location',
      { labels: { 'istio.io/use-waypoint': 'a' } },
    ],
    ['exported to nobody and somebody', entry({ exportTo: ['~', 'a'] }), 'spec.exportTo'],
  ]);
});

describe('istiod accepts a ServiceEntry', () => {
  accepted('ServiceEntry', [
    ['exported to nobody', entry({ exportTo: ['~'] })],
    [
      'without resolution for a whole network',
      { hosts: ['a.com'], addresses: ['10.0.0.0/8'], ports: [{ number: 1, name: 'a', protocol: 'TCP' }] },
    ],
    ['with a socket', fixed({ address: 'unix:///a' })],
    [
      'with names for endpoints',
      entry({ hosts: ['*.a.com'], endpoints: [{ address: 'b.com', ports: { tls: 8443 } }] }),
    ],
    ['that looks up dynamically', dynamic({})],
    [
      'that looks up dynamically with the waypoint turned off',
      dynamic({ location: 'MESH_INTERNAL' }),
      { labels: { 'istio.io/use-waypoint': 'none' } },
    ],
  ]);
});
