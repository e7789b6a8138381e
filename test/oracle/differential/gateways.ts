import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import { ISTIO, object, several, sometimes } from './alphabet';
import { gatewayHosts } from './virtual-services';

const hosts = fc
  .tuple(several(gatewayHosts, 1, 2), fc.constantFrom('', '', '', 'default/', './', '*/', 'other/'))
  // istiod panics over `*/*` beside another host.
  .map(([names, namespace]) => [names.includes('*') ? ['*'] : names, namespace] as const)
  .map(([names, namespace]) => names.map((name) => `${namespace}${name}`));

const plain = fc.record({
  port: fc.constantFrom(
    { number: 80, name: 'http', protocol: 'HTTP' },
    { number: 80, name: 'http', protocol: 'HTTP' },
    { number: 8080, name: 'http-alt', protocol: 'HTTP2' },
    { number: 9090, name: 'grpc', protocol: 'GRPC' },
  ),
  hosts,
  tls: sometimes(12, fc.constant({ httpsRedirect: true })),
});

const secure = fc.record({
  port: fc.constantFrom(
    { number: 443, name: 'https', protocol: 'HTTPS' },
    { number: 8443, name: 'alt', protocol: 'HTTPS' },
  ),
  hosts,
  tls: fc.constant({ mode: 'SIMPLE', credentialName: 'cert' }),
});

const opaque = fc.oneof(
  fc.record({
    port: fc.constant({ number: 443, name: 'tls', protocol: 'TLS' }),
    hosts,
    tls: fc.constant({ mode: 'PASSTHROUGH' }),
  }),
  fc.record({ port: fc.constant({ number: 3306, name: 'tcp', protocol: 'TCP' }), hosts }),
  fc.record({
    port: fc.constant({ number: 8443, name: 'ended', protocol: 'TLS' }),
    hosts,
    tls: fc.constant({ mode: 'SIMPLE', credentialName: 'cert' }),
  }),
);

const server = fc.oneof(
  { weight: 6, arbitrary: plain as fc.Arbitrary<Server> },
  { weight: 3, arbitrary: secure as fc.Arbitrary<Server> },
  { weight: 1, arbitrary: opaque as fc.Arbitrary<Server> },
);

interface Server {
  readonly port: { readonly number: number; readonly name: string; readonly protocol: string };
  readonly hosts: readonly string[];
  readonly tls?: object | undefined;
}

const gateway = fc.record({
  namespace: fc.constantFrom('istio-system', 'default'),
  name: fc.constantFrom('edge', 'rim'),
  selector: fc.constantFrom({ istio: 'ingressgateway' }, { istio: 'ingressgateway' }, {}, { istio: 'nobody' }),
  servers: fc.array(server, { minLength: 1, maxLength: 3 }),
});

const service = (targetPort: number) =>
  object(
    'v1',
    'Service',
    { name: 'ingress', namespace: 'istio-system' },
    {
      clusterIP: '10.0.9.9',
      selector: { istio: 'ingressgateway' },
      ports: [
        { name: 'http2', port: 80, targetPort },
        { name: 'https', port: 443, targetPort: 8443 },
      ],
    },
  );

/** One to three Gateways, for some of them with a Service before their pods. */
export const gateways: fc.Arbitrary<Manifest[]> = fc
  .tuple(
    fc.uniqueArray(gateway, { minLength: 1, maxLength: 3, selector: (each) => `${each.namespace}/${each.name}` }),
    sometimes(60, fc.constantFrom(80, 8080).map(service)),
  )
  .map(([all, before]) => [
    ...(before === undefined ? [] : [before]),
    ...all.map(({ namespace, name, selector, servers }) =>
      object(ISTIO, 'Gateway', { name, namespace }, { selector, servers: servers.map(named) }),
    ),
  ]);

/** Within one Gateway every port has a name of its own. */
function named(server: Server, index: number): Server {
  return { ...server, port: { ...server.port, name: `${server.port.name}-${index}` } };
}
