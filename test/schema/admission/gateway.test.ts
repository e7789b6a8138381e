import { describe } from 'vitest';
import { accepted, refused } from './refused';

const port = { number: 80, name: 'http', protocol: 'HTTP' };
const https = { number: 443, name: 'https', protocol: 'HTTPS' };
const server = (more: object) => ({ servers: [{ hosts: ['*'], port, ...more }] });
const tls = (settings: object) => server({ port: https, tls: settings });
const S = 'spec.servers[0]';

describe('istiod refuses a Gateway', () => {
  refused('Gateway', 'admission-gateway', [
    ['with a name that has a dot', server({}), 'metadata.name', { name: 'a.b' }],
    ['without a server', {}, 'spec.servers'],
    [
      'with two ports of one name',
      {
        servers: [
          { hosts: ['*'], port },
          { hosts: ['*'], port: { ...port, number: 81 } },
        ],
      },
      'spec.servers[1].port.name',
    ],
    ['with a server without hosts', server({ hosts: [] }), `${S}.hosts`],
    ['with an IPv6 address for a host', server({ hosts: ['::1'] }), `${S}.hosts[0]`],
    ['with a short host name', server({ hosts: ['products'] }), `${S}.hosts[0]`],
    ['with a wildcard in the middle', server({ hosts: ['*-a.example.com'] }), `${S}.hosts[0]`],
    ['with a host of no namespace', server({ hosts: ['a b/example.com'] }), `${S}.hosts[0]`],
    ['with a protocol that nobody knows', server({ port: { ...port, protocol: 'HTTPX' } }), `${S}.port.protocol`],
    ['with port 0', server({ port: { ...port, number: 0 } }), `${S}.port.number`],
    ['with a targetPort', server({ port: { ...port, targetPort: 8080 } }), `${S}.port.targetPort`],
    ['with a port for a socket', server({ bind: 'unix:///a' }), `${S}.port.number`],
    ['bound to a name', server({ bind: 'localhost' }), `${S}.bind`],
    ['with HTTPS and no tls', server({ port: https }), `${S}.tls`],
    ['with tls and plain HTTP', server({ tls: { mode: 'SIMPLE', credentialName: 'a' } }), `${S}.tls`],
    [
      'with tls and plain TCP',
      server({ port: { number: 1, name: 'a', protocol: 'TCP' }, tls: { mode: 'SIMPLE', credentialName: 'a' } }),
      `${S}.tls`,
    ],
    [
      'with ISTIO_MUTUAL and a certificate of its own',
      tls({ mode: 'ISTIO_MUTUAL', credentialName: 'a' }),
      `${S}.tls.credentialName`,
    ],
    [
      'with two certificates',
      tls({ mode: 'SIMPLE', credentialName: 'a', serverCertificate: 'b', privateKey: 'c' }),
      `${S}.tls`,
    ],
    ['with half a certificate', tls({ mode: 'SIMPLE', serverCertificate: 'b' }), `${S}.tls`],
    [
      'that asks for client certificates and trusts nobody',
      tls({ mode: 'MUTUAL', serverCertificate: 'b', privateKey: 'c' }),
      `${S}.tls`,
    ],
    [
      'that asks for no client certificate and revokes some',
      tls({ mode: 'SIMPLE', serverCertificate: 'b', privateKey: 'c', caCrl: 'd' }),
      `${S}.tls.caCrl`,
    ],
  ]);
});

describe('istiod accepts a Gateway', () => {
  accepted('Gateway', [
    [
      'for hosts of any namespace, of its own, of another',
      server({ hosts: ['*/a.example.com', './b.example.com', 'shop/c.example.com', '*', '10.0.0.1'] }),
    ],
    ['that redirects to HTTPS', server({ tls: { httpsRedirect: true } })],
    ['at a Unix domain socket', server({ bind: 'unix:///run/a', port: { ...port, number: 0 } })],
    ['with a credential', tls({ mode: 'MUTUAL', credentialName: 'a' })],
    ['with files', tls({ mode: 'MUTUAL', serverCertificate: 'a', privateKey: 'b', caCertificates: 'c', caCrl: 'd' })],
    ['that passes TLS through', tls({ mode: 'PASSTHROUGH' })],
    ['with a protocol in any case', server({ port: { ...port, protocol: 'http' } })],
  ]);
});
