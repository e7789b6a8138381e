import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import { certificates } from '../build';
import { NAMESPACES, object, sometimes } from './alphabet';
import { grpcRoutes } from './grpc-routes';
import { httpRoutes } from './http-routes';
import { tlsRoutes } from './tls-routes';

const KUBERNETES = 'gateway.networking.k8s.io/v1';
const KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute'] as const;

const allowedRoutes = fc.record({ namespaces: fc.record({ from: fc.constantFrom('All', 'Same') }) });

const listener = (name: string, hostnames: readonly (string | undefined)[]) =>
  fc.record({
    name: fc.constant(name),
    port: fc.constantFrom(80, 8080),
    protocol: fc.constant('HTTP'),
    hostname: fc.constantFrom(...hostnames),
    allowedRoutes,
  });

const opaque = fc.record({
  name: fc.constant('three'),
  port: fc.constantFrom(443, 8443),
  protocol: fc.constant('TLS'),
  tls: fc.constant({ mode: 'Passthrough' }),
  hostname: fc.constantFrom(undefined, '*.example.com', 'api.example.com'),
  allowedRoutes,
});

const secure = fc.record({
  name: fc.constant('four'),
  port: fc.constantFrom(443, 8443),
  protocol: fc.constant('HTTPS'),
  tls: fc.constantFrom(
    { mode: 'Terminate', certificateRefs: [{ name: 'kube-cert' }] },
    { certificateRefs: [{ name: 'kube-cert' }] },
    { certificateRefs: [{ name: 'missing' }] },
  ),
  hostname: fc.constantFrom(undefined, '*.example.com', 'api.example.com'),
  allowedRoutes,
});

/** What listeners that end TLS serve with. */
const secret = () => {
  const { chain, key } = certificates().server;
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'kube-cert', namespace: 'default' },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': encoded(chain), 'tls.key': encoded(key) },
  };
};

const gateway = fc
  .tuple(
    listener('one', [undefined, '*.example.com', 'api.example.com']),
    sometimes(40, listener('two', ['www.example.com'])),
    sometimes(40, opaque),
    sometimes(50, secure),
  )
  .map((all) => all.filter((each) => each !== undefined))
  .map((listeners) =>
    object(
      KUBERNETES,
      'Gateway',
      { name: 'kube', namespace: 'default' },
      {
        gatewayClassName: 'istio',
        // The pods that the test asks, which no Gateway of Istio's own needs to select.
        addresses: [{ type: 'Hostname', value: 'ingress.istio-system.svc.cluster.local' }],
        listeners,
      },
    ),
  );

const grants = sometimes(
  50,
  fc.constant(
    NAMESPACES.map((name, at) =>
      object(
        'gateway.networking.k8s.io/v1beta1',
        'ReferenceGrant',
        { name: 'grant', namespace: name },
        {
          from: KINDS.map((kind) => ({
            group: 'gateway.networking.k8s.io',
            kind,
            namespace: NAMESPACES[1 - at],
          })),
          to: [{ group: '', kind: 'Service' }],
        },
      ),
    ),
  ),
);

/** In some meshes a Gateway and routes of Kubernetes; TCPRoutes istiod ignores unless told otherwise. */
export const gatewayApi: fc.Arbitrary<Manifest[]> = sometimes(
  35,
  fc.tuple(gateway, grants, httpRoutes, grpcRoutes, tlsRoutes),
).map((made) => {
  if (made === undefined) return [];
  const [before, granted = [], ...routes] = made;
  const objects = routes.flatMap((same, at) =>
    same.map(({ spec, ...metadata }) => object(KUBERNETES, KINDS[at] as string, metadata, spec)),
  );
  return [secret(), before, ...granted, ...objects];
});
