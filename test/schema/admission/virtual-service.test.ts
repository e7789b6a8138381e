import { describe } from 'vitest';
import { accepted, refused } from './refused';

const route = [{ destination: { host: 'a' } }];
const http = (more: object) => ({ hosts: ['a'], http: [{ route, ...more }] });
const match = (request: object) => http({ match: [request] });
const H = 'spec.http[0]';
const tls = (sniHosts: string[], more: object = {}) => ({
  hosts: ['a.com'],
  tls: [{ match: [{ sniHosts }], route, ...more }],
});

describe('istiod refuses a VirtualService', () => {
  refused('VirtualService', 'admission-virtual-service', [
    ['without routes', { hosts: ['a'] }, 'spec'],
    ['that is a delegate with gateways', { gateways: ['edge'], http: [{ route }] }, 'spec.gateways'],
    ['that is a delegate with tcp routes', { tcp: [{ route }] }, 'spec.tcp'],
    ['for all hosts of the mesh', { hosts: ['*'], http: [{ route }] }, 'spec.hosts[0]'],
    [
      'for a host and a wildcard that includes it',
      { hosts: ['a.b.com', '*.b.com'], http: [{ route }] },
      'spec.hosts[1]',
    ],
    ['for one host twice', { hosts: ['a', 'b', 'a'], http: [{ route }] }, 'spec.hosts[2]'],
    [
      'with a gateway of this namespace written as "./edge"',
      { hosts: ['a'], gateways: ['./edge'], http: [{ route }] },
      'spec.gateways[0]',
    ],
    [
      'that routes sidecars by claims',
      match({ headers: { '@request.auth.claims.sub': { exact: 'a' } } }),
      `${H}.match[0].headers["@request.auth.claims.sub"]`,
    ],
    ['whose route does nothing', { hosts: ['a'], http: [{}] }, H],
    ['whose route both routes and redirects', http({ redirect: { uri: '/' } }), `${H}.route`],
    ['whose route both routes and answers', http({ directResponse: { status: 200 } }), `${H}.route`],
    ['whose route both delegates and routes', http({ delegate: { name: 'b' } }), `${H}.route`],
    ['that is a delegate and delegates', { http: [{ delegate: { name: 'b' }, route }] }, `${H}.delegate`],
    [
      'with mirror and mirrors',
      http({ mirror: { host: 'a' }, mirrors: [{ destination: { host: 'a' } }] }),
      `${H}.mirror`,
    ],
    ['with a mirror percentage of 101', http({ mirrorPercentage: { value: 101 } }), `${H}.mirrorPercentage.value`],
    [
      'with a destination of an address',
      http({ route: [{ destination: { host: '10.0.0.1' } }] }),
      `${H}.route[0].destination.host`,
    ],
    [
      'with a destination of all hosts',
      http({ route: [{ destination: { host: '*' } }] }),
      `${H}.route[0].destination.host`,
    ],
    [
      'with a subset of a name with a dot',
      http({ route: [{ destination: { host: 'a', subset: 'v1.0' } }] }),
      `${H}.route[0].destination.subset`,
    ],
    [
      'with a destination at port 0',
      http({ route: [{ destination: { host: 'a', port: { number: 0 } } }] }),
      `${H}.route[0].destination.port.number`,
    ],
    ['with a negative weight', http({ route: [{ destination: { host: 'a' }, weight: -1 }] }), `${H}.route[0].weight`],
    ['with weights that add up to nothing', http({ route: [...route, ...route] }), `${H}.route`],
    ['that matches an empty prefix of a method', match({ method: { prefix: '' } }), `${H}.match[0].method.prefix`],
    ['that matches an empty regex', match({ uri: { regex: '' } }), `${H}.match[0].uri.regex`],
    ['that matches a regex with look-ahead', match({ uri: { regex: '(?=a)' } }), `${H}.match[0].uri.regex`],
    ['that matches a very long regex', match({ uri: { regex: 'a'.repeat(1025) } }), `${H}.match[0].uri.regex`],
    ['that matches a header of no name', match({ headers: { 'a b': { exact: 'a' } } }), `${H}.match[0].headers["a b"]`],
    [
      'that matches source labels that no pod has',
      match({ sourceLabels: { 'a b': 'c' } }),
      `${H}.match[0].sourceLabels["a b"]`,
    ],
    [
      'that matches a source namespace that there cannot be',
      match({ sourceNamespace: 'a.b' }),
      `${H}.match[0].sourceNamespace`,
    ],
    [
      'that sets a pseudo header',
      http({ headers: { request: { set: { ':path': '/' } } } }),
      `${H}.headers.request.set[":path"]`,
    ],
    [
      'that sets Host in a response',
      http({ headers: { response: { set: { Host: 'a' } } } }),
      `${H}.headers.response.set.Host`,
    ],
    [
      'that adds a header with a broken variable',
      http({ headers: { request: { add: { a: '%X' } } } }),
      `${H}.headers.request.add.a`,
    ],
    [
      'that sets the authority twice',
      http({ rewrite: { authority: 'a' }, headers: { request: { set: { host: 'b' } } } }),
      `${H}.headers.request.set.host`,
    ],
    ['with a timeout of half a millisecond more', http({ timeout: '1.5ms' }), `${H}.timeout`],
    ['with a maxAge that is not whole seconds', http({ corsPolicy: { maxAge: '1500ms' } }), `${H}.corsPolicy.maxAge`],
    [
      'with a CORS method that nobody knows',
      http({ corsPolicy: { allowMethods: ['get'] } }),
      `${H}.corsPolicy.allowMethods[0]`,
    ],
    ['with an empty CORS origin', http({ corsPolicy: { allowOrigins: [{}] } }), `${H}.corsPolicy.allowOrigins[0]`],
    ['with a fault that injects nothing', http({ fault: {} }), `${H}.fault`],
    [
      'with a fault for too small a share',
      http({ fault: { abort: { httpStatus: 503, percentage: { value: 0.00001 } } } }),
      `${H}.fault.abort.percentage.value`,
    ],
    [
      'with a fault of a status that gRPC does not have',
      http({ fault: { abort: { grpcStatus: 'NOPE' } } }),
      `${H}.fault.abort.grpcStatus`,
    ],
    [
      'with a redirect that changes nothing',
      { hosts: ['a'], http: [{ redirect: { redirectCode: 301 } }] },
      `${H}.redirect`,
    ],
    [
      'with a redirect code of 400',
      { hosts: ['a'], http: [{ redirect: { uri: '/', redirectCode: 400 } }] },
      `${H}.redirect.redirectCode`,
    ],
    [
      'with a prefix redirect of an exact match',
      { hosts: ['a'], http: [{ match: [{ uri: { exact: '/a' } }], redirect: { prefixRewrite: '/' } }] },
      `${H}.redirect.prefixRewrite`,
    ],
    [
      'with a direct response of status 100',
      { hosts: ['a'], http: [{ directResponse: { status: 100 } }] },
      `${H}.directResponse.status`,
    ],
    ['with a rewrite of nothing', http({ rewrite: {} }), `${H}.rewrite`],
    ['with retries that are off and configured', http({ retries: { attempts: 0, retryOn: '5xx' } }), `${H}.retries`],
    [
      'with retry conditions and spaces',
      http({ retries: { attempts: 1, retryOn: '5xx, reset' } }),
      `${H}.retries.retryOn`,
    ],
    ['with a tls match for a host of somebody else', tls(['b.com']), 'spec.tls[0].match[0].sniHosts[0]'],
    ['with a tls match for no host', tls([]), 'spec.tls[0].match[0].sniHosts'],
    ['with a tls route to nowhere', tls(['a.com'], { route: [] }), 'spec.tls[0].route'],
    [
      'with a tcp match of no subnet',
      { hosts: ['a'], tcp: [{ match: [{ destinationSubnets: ['a'] }], route }] },
      'spec.tcp[0].match[0].destinationSubnets[0]',
    ],
    ['exported to nobody', { ...http({}), exportTo: ['~'] }, 'spec.exportTo[0]'],
  ]);
});

describe('istiod accepts a VirtualService', () => {
  accepted('VirtualService', [
    [
      'with weights that do not add up to 100',
      http({
        route: [
          { destination: { host: 'a' }, weight: 1 },
          { destination: { host: 'b' }, weight: 2 },
        ],
      }),
    ],
    ['with an empty prefix of a path', match({ uri: { prefix: '' } })],
    ['for all hosts of a gateway', { hosts: ['*'], gateways: ['edge'], http: [{ route }] }],
    [
      'that routes gateways by claims',
      {
        hosts: ['a'],
        gateways: ['edge'],
        http: [{ match: [{ headers: { '@request.auth.claims.sub': { exact: 'a' } } }], route }],
      },
    ],
    [
      'for the SNI of an east-west gateway',
      {
        hosts: ['outbound_.80_._.a.b.svc.cluster.local'],
        gateways: ['edge'],
        tls: [{ match: [{ sniHosts: ['outbound_.80_._.a.b.svc.cluster.local'] }], route }],
      },
    ],
    ['that sets the authority once', http({ headers: { request: { set: { ':authority': 'a' } } } })],
    ['with a "*" as regex of an absent header', match({ withoutHeaders: { 'x-a': { regex: '*' } } })],
    ['with retries on status codes', http({ retries: { attempts: 1, retryOn: '503,429,reset' } })],
    ['that is a delegate', { http: [{ route }] }],
  ]);
});
