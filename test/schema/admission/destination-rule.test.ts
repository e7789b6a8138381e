import { describe } from 'vitest';
import { accepted, refused } from './refused';

const policy = (trafficPolicy: object) => ({ host: 'a', trafficPolicy });
const balance = (loadBalancer: object) => policy({ loadBalancer, outlierDetection: {} });
const locality = (localityLbSetting: object) => balance({ localityLbSetting });
const P = 'spec.trafficPolicy';
const L = `${P}.loadBalancer.localityLbSetting`;

describe('istiod refuses a DestinationRule', () => {
  refused('DestinationRule', 'admission-destination-rule', [
    ['for no host', { host: 'a_b' }, 'spec.host'],
    ['with two subsets of one name', { host: 'a', subsets: [{ name: 'v1' }, { name: 'v1' }] }, 'spec.subsets[1].name'],
    ['with a subset of no name', { host: 'a', subsets: [{ name: 'v1.0' }] }, 'spec.subsets[0].name'],
    [
      'with a subset whose label no pod has',
      { host: 'a', subsets: [{ name: 'v1', labels: { version: 'a b' } }] },
      'spec.subsets[0].labels.version',
    ],
    ['with an empty policy', policy({}), P],
    [
      'with an empty policy of a subset',
      { host: 'a', subsets: [{ name: 'v1', trafficPolicy: {} }] },
      'spec.subsets[0].trafficPolicy',
    ],
    [
      'with a tunnel and the proxy protocol',
      policy({ tunnel: { targetHost: 'a', targetPort: 1 }, proxyProtocol: {} }),
      P,
    ],
    [
      'with a tunnel by GET',
      policy({ tunnel: { protocol: 'GET', targetHost: 'a', targetPort: 1 } }),
      `${P}.tunnel.protocol`,
    ],
    [
      'with settings of no port',
      policy({ portLevelSettings: [{ tls: { mode: 'DISABLE' } }] }),
      `${P}.portLevelSettings[0].port`,
    ],
    [
      'with settings of a port that set nothing',
      policy({ portLevelSettings: [{ port: { number: 80 } }] }),
      `${P}.portLevelSettings[0]`,
    ],
    ['with an empty pool', policy({ connectionPool: {} }), `${P}.connectionPool`],
    [
      'with a negative limit',
      policy({ connectionPool: { tcp: { maxConnections: -1 } } }),
      `${P}.connectionPool.tcp.maxConnections`,
    ],
    [
      'that upgrades and keeps the protocol',
      policy({ connectionPool: { http: { h2UpgradePolicy: 'UPGRADE', useClientProtocol: true } } }),
      `${P}.connectionPool.http.useClientProtocol`,
    ],
    [
      'with half a keep-alive',
      policy({ connectionPool: { http: { http2KeepAlive: { interval: '1s' } } } }),
      `${P}.connectionPool.http.http2KeepAlive.timeout`,
    ],
    [
      'that counts local failures with the others',
      policy({ outlierDetection: { consecutiveLocalOriginFailures: 1 } }),
      `${P}.outlierDetection.consecutiveLocalOriginFailures`,
    ],
    [
      'that ejects 101 percent',
      policy({ outlierDetection: { maxEjectionPercent: 101 } }),
      `${P}.outlierDetection.maxEjectionPercent`,
    ],
    [
      'with an idle timeout that is none',
      policy({ connectionPool: { tcp: { idleTimeout: 'never' } } }),
      `${P}.connectionPool.tcp.idleTimeout`,
    ],
    [
      'with a retry budget by no interval',
      policy({ retryBudget: { budgetInterval: 'soon' } }),
      `${P}.retryBudget.budgetInterval`,
    ],
    [
      'with a Maglev table that is not prime',
      balance({ consistentHash: { maglev: { tableSize: 100 } } }),
      `${P}.loadBalancer.consistentHash.maglev.tableSize`,
    ],
    [
      'with a cookie attribute twice',
      balance({ consistentHash: { httpCookie: { name: 'a', attributes: [{ name: 'b' }, { name: 'b' }] } } }),
      `${P}.loadBalancer.consistentHash.httpCookie.attributes[1].name`,
    ],
    [
      'that distributes and fails over',
      locality({ distribute: [{ from: 'a', to: { a: 100 } }], failover: [{ from: 'a', to: 'b' }] }),
      L,
    ],
    ['that distributes 90 percent', locality({ distribute: [{ from: 'a', to: { a: 90 } }] }), `${L}.distribute[0].to`],
    [
      'that distributes to localities that overlap',
      locality({ distribute: [{ from: 'a', to: { 'a/*': 50, 'a/b': 50 } }] }),
      `${L}.distribute[0].to`,
    ],
    ['that fails over to itself', locality({ failover: [{ from: 'a', to: 'a' }] }), `${L}.failover[0]`],
    [
      'that orders by a label that zone-aware balancing orders by',
      balance({ zoneAwareLbSetting: { failoverPriority: ['topology.kubernetes.io/zone'] } }),
      `${P}.loadBalancer.zoneAwareLbSetting.failoverPriority[0]`,
    ],
    [
      'that verifies nothing and names a CA',
      policy({ tls: { mode: 'SIMPLE', insecureSkipVerify: true, caCertificates: 'a' } }),
      `${P}.tls`,
    ],
    [
      'with a credential and files',
      policy({ tls: { mode: 'SIMPLE', credentialName: 'a', caCertificates: 'b' } }),
      `${P}.tls`,
    ],
    ['with MUTUAL and no key', policy({ tls: { mode: 'MUTUAL', clientCertificate: 'a' } }), `${P}.tls.privateKey`],
    [
      'with a ConfigMap of another namespace',
      policy({ tls: { mode: 'SIMPLE', credentialName: 'configmap://other/a' } }),
      `${P}.tls.credentialName`,
    ],
    [
      'with a selector, exported',
      { host: 'a', workloadSelector: { matchLabels: { a: 'b' } }, exportTo: ['*'] },
      'spec.exportTo',
    ],
    ['exported twice to its own namespace', { host: 'a', exportTo: ['.', 'shop'] }, 'spec.exportTo[1]'],
    ['exported to all and to one', { host: 'a', exportTo: ['*', 'b'] }, 'spec.exportTo'],
  ]);
});

describe('istiod accepts a DestinationRule', () => {
  accepted('DestinationRule', [
    ['with nothing but a host', { host: '*.a.com' }],
    ['with an idle timeout of 0s, which means none', policy({ connectionPool: { tcp: { idleTimeout: '0s' } } })],
    [
      'with a selector, exported to its own namespace',
      { host: 'a', workloadSelector: { matchLabels: { a: 'b' } }, exportTo: ['.'] },
    ],
    [
      'with ISTIO_MUTUAL and certificates, which are ignored',
      policy({ tls: { mode: 'ISTIO_MUTUAL', clientCertificate: 'a' } }),
    ],
    ['that distributes', locality({ distribute: [{ from: 'a/b/*', to: { 'a/b/*': 80, 'a/c/*': 20 } }] })],
    [
      'with a ConfigMap of its own namespace',
      policy({ tls: { mode: 'SIMPLE', credentialName: 'configmap://shop/a' } }),
    ],
    [
      'with a region beside its own zones in the order Istio overlooks',
      locality({ distribute: [{ from: 'a', to: { 'a/b': 50, 'a/*': 50 } }] }),
    ],
  ]);
});
