import fc from 'fast-check';
import type { MeshConfig } from '../../../lib/mesh/mesh-config';
import type { Manifest } from '../../../lib/model/manifest';
import { authorizationPolicies, extensionProviders } from './authorization';
import { gatewayApi } from './gateway-api';
import { gateways } from './gateways';
import { ingresses } from './ingresses';
import { peerAuthentications } from './peer-authentications';
import { destinationRules, sidecars } from './policies';
import { requestAuthentications } from './request-authentications';
import { serviceEntries, services, workloadEntries } from './services';
import { virtualServices } from './virtual-services';

/** Everything that an answer depends on but the request. */
export interface RandomMesh {
  readonly manifests: readonly Manifest[];
  readonly config: Pick<
    MeshConfig,
    'outboundTrafficPolicy' | 'ingressControllerMode' | 'defaultConfig' | 'extensionProviders'
  >;
}

/** A small mesh in which names collide. */
export const randomMesh: fc.Arbitrary<RandomMesh> = fc.record({
  manifests: fc
    .tuple(
      services,
      serviceEntries,
      workloadEntries,
      virtualServices,
      destinationRules,
      gateways,
      gatewayApi,
      ingresses,
      sidecars,
      authorizationPolicies,
      peerAuthentications,
      requestAuthentications,
    )
    .map((parts) => parts.flat()),
  config: fc.record({
    outboundTrafficPolicy: fc.record({
      mode: fc.constantFrom('ALLOW_ANY', 'ALLOW_ANY', 'ALLOW_ANY', 'REGISTRY_ONLY'),
    }),
    // OFF is where the test server's istiod differs: it reads Ingresses all the same.
    ingressControllerMode: fc.constantFrom('STRICT', 'DEFAULT'),
    extensionProviders: fc.constant(extensionProviders),
    defaultConfig: fc.record({
      gatewayTopology: fc.record({ numTrustedProxies: fc.constantFrom(0, 0, 1, 2) }),
    }),
  }),
});
