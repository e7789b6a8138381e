import { expect, test } from 'vitest';
import { compile } from './compile';

/** One program: the names of the library, and things to refer to. */
const program = (code: string) => `
import type { Chart } from 'cdk8s';
import * as lib from 'cdk8s-istio';
declare const chart: Chart;
const { AuthorizationPolicy, DestinationRule, EnvoyFilter, Gateway, Host, Ingress, IstioObject, Namespace, Sidecar } = lib;
const { PeerAuthentication, Secret, Service, ServiceAccount, ServiceEntry, Target, VirtualService, seconds } = lib;
const reviews = new Service(chart, 'reviews', { ports: [{ name: 'http', port: 9080 }] });
const rule = new DestinationRule(chart, 'r', { host: reviews, subsets: [{ name: 'v1' }, { name: 'v2' }] });
const edge = new Gateway(chart, 'edge', {});
${code}`;

const accepted = {
  'a declared subset': `rule.subset('v2');`,
  'a rule whose subsets are not known, by its plain type': `const any: lib.DestinationRule = rule; any.subset('v7');`,
  'a host by the thing that has it': `new VirtualService(chart, 'x', { hosts: [reviews, reviews.host, Host.external('a.b')] });`,
  'gateways and the mesh': `new VirtualService(chart, 'x', { gateways: [edge, 'mesh'] });`,
  'a Service as its destination': `new VirtualService(chart, 'x', { http: [{ route: [{ destination: reviews }], timeout: seconds(5) }] });`,
  'patterns of hosts, principals and namespaces': `
    new Sidecar(chart, 's', { egress: [{ hosts: ['./*', 'shop/*', '*/a.b', '~shop/a.b'] }] });
    new AuthorizationPolicy(chart, 'a', { rules: [{ from: [{ source: { principals: ['*'], namespaces: ['a-*'] } }] }] });`,
  targets: `new AuthorizationPolicy(chart, 'a', { targetRefs: [reviews, Target.gateway('waypoint')] });`,
  'an injected namespace, or an ambient one': `
    new Namespace(chart, 'a', { injection: { revision: 'stable' } });
    new Namespace(chart, 'b', { ambient: true });`,
  "a snippet of Istio's documentation": `
    new IstioObject(chart, 'x', { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', spec: { hosts: ['reviews'] } });
    new IstioObject(chart, 'y', { kind: 'Gateway', spec: { servers: [] } });`,
  "Gateway API's Gateway": `
    new IstioObject(chart, 'x', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    });`,
  'anything of a kind that is not known': `new IstioObject(chart, 'x', { apiVersion: 'example.com/v1', kind: 'Thing', spec: 7 });`,
} as const;

const refused = {
  'a subset that was never declared': `rule.subset('v3');`,
  'a text for a host': `new VirtualService(chart, 'x', { hosts: ['reviews'] });`,
  'a text for the host of a rule': `new DestinationRule(chart, 'x', { host: 'reviews' });`,
  'a text for a destination': `new VirtualService(chart, 'x', { http: [{ route: [{ destination: 'reviews' }] }] });`,
  'an object of texts for a destination': `new VirtualService(chart, 'x', { http: [{ route: [{ destination: { host: 'reviews' } }] }] });`,
  'a text for a gateway': `new VirtualService(chart, 'x', { gateways: ['edge'] });`,
  'a gateway for a host': `new VirtualService(chart, 'x', { hosts: [edge] });`,
  'a destination for a host': `new DestinationRule(chart, 'x', { host: reviews.port('http') });`,
  'a text for a secret': `new Gateway(chart, 'x', { servers: [{ hosts: ['a'], port: { number: 443, name: 'h', protocol: 'HTTPS' }, tls: { credentialName: 'a' } }] });`,
  'a text for a principal': `new AuthorizationPolicy(chart, 'x', { rules: [{ from: [{ source: { principals: ['web'] } }] }] });`,
  'a text for a backend': `new Ingress(chart, 'x', { defaultBackend: 'reviews' });`,
  'two kinds of StringMatch at once': `new VirtualService(chart, 'x', { http: [{ match: [{ uri: { exact: '/a', prefix: '/b' } }] }] });`,
  'a value that the enum does not have': `new PeerAuthentication(chart, 'x', { mtls: { mode: 'STRIKT' } });`,
  'a misspelt field': `new DestinationRule(chart, 'x', { host: reviews, trafficPolicy: { outlierDetection: { consecutive5xxError: 3 } } });`,
  'a duration without a unit': `new VirtualService(chart, 'x', { http: [{ timeout: '5' }] });`,
  'injection and ambient at once': `new Namespace(chart, 'x', { injection: 'enabled', ambient: true });`,
  'a filter without an order': `new EnvoyFilter(chart, 'x', { configPatches: [] });`,
  'a misspelt field of a plain spec': `new IstioObject(chart, 'x', { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', spec: { host: ['a'] } });`,
} as const;

const said = compile(
  Object.fromEntries(Object.entries({ ...accepted, ...refused }).map(([name, code]) => [name, program(code)])),
);

test.each(Object.keys(accepted))('%s compiles', (name) => {
  expect(said[name]).toEqual([]);
});

test('what is wrong does not compile, and the compiler says so in these words', () => {
  const words = Object.keys(refused).map((name) => `${name}\n${said[name]?.map(indented).join('\n')}`);
  expect(words.join('\n\n')).toMatchSnapshot();
});

function indented(words: string): string {
  return words.replace(/^\d+: /, '').replace(/^/gm, '  ');
}
