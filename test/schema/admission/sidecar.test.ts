import { describe } from 'vitest';
import { accepted, refused } from './refused';

const egress = (more: object) => ({ egress: [{ hosts: ['./*'], ...more }] });
const hosts = (...names: string[]) => egress({ hosts: names });
const ingress = (more: object) => ({ ingress: [{ port: { number: 443, protocol: 'HTTPS', name: 'a' }, ...more }] });
const outbound = (outboundTrafficPolicy: object) => ({ outboundTrafficPolicy });
const E = 'spec.egress[0]';
const I = 'spec.ingress[0]';

describe('istiod refuses a Sidecar', () => {
  refused('Sidecar', 'admission-sidecar', [
    ['that configures nothing', {}, 'spec'],
    ['with a host without namespace', hosts('a.com'), `${E}.hosts[0]`],
    ['with a short host', hosts('./a'), `${E}.hosts[0]`],
    ['with a namespace that is none', hosts('a b/a.com'), `${E}.hosts[0]`],
    [
      'with a listener for everything that is not the last',
      { egress: [{ hosts: ['./*'] }, { port: { number: 80 }, hosts: ['./*'] }] },
      `${E}.port`,
    ],
    ['with port 0 and no socket', egress({ port: { number: 0 } }), `${E}.bind`],
    [
      'with two listeners at one port',
      { egress: [80, 80].map((number) => ({ port: { number }, hosts: ['./*'] })) },
      'spec.egress[1].port',
    ],
    ['with a listener bound to a name', egress({ port: { number: 80 }, bind: 'localhost' }), `${E}.bind`],
    [
      'that captures a socket',
      egress({ port: { number: 0 }, bind: 'unix:///a', captureMode: 'IPTABLES' }),
      `${E}.captureMode`,
    ],
    ['with a workload at another machine', ingress({ defaultEndpoint: '10.0.0.1:80' }), `${I}.defaultEndpoint`],
    [
      'with a credential for a listener',
      ingress({ tls: { mode: 'SIMPLE', credentialName: 'a' } }),
      `${I}.tls.credentialName`,
    ],
    [
      'with tls on a plain port',
      {
        ingress: [
          { port: { number: 80, protocol: 'HTTP' }, tls: { mode: 'SIMPLE', serverCertificate: 'a', privateKey: 'b' } },
        ],
      },
      `${I}.tls`,
    ],
    [
      'with an egress proxy and the registry only',
      outbound({ mode: 'REGISTRY_ONLY', egressProxy: { host: 'a.b' } }),
      'spec.outboundTrafficPolicy.egressProxy',
    ],
    [
      'with an egress proxy without port',
      outbound({ mode: 'ALLOW_ANY', egressProxy: { host: 'a.b' } }),
      'spec.outboundTrafficPolicy.egressProxy.port',
    ],
  ]);
});

describe('istiod accepts a Sidecar', () => {
  accepted('Sidecar', [
    ['for some namespaces', hosts('./*', 'istio-system/*', '*/a.example.com', '~other/*')],
    ['for nothing', hosts('~/*')],
    [
      'with a listener for a port and one for the rest',
      { egress: [{ port: { number: 80, protocol: 'HTTP', name: 'a' }, hosts: ['./*'] }, { hosts: ['a/*'] }] },
    ],
    ['with a socket', egress({ port: { number: 0, protocol: 'HTTP' }, bind: 'unix:///a' })],
    [
      'with listeners of its own',
      ingress({ defaultEndpoint: '127.0.0.1:8080', tls: { mode: 'SIMPLE', serverCertificate: 'a', privateKey: 'b' } }),
    ],
    [
      'that lets everything out by a proxy',
      outbound({ mode: 'ALLOW_ANY', egressProxy: { host: 'a.b', port: { number: 80 } } }),
    ],
  ]);
});
