import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import { creationTimestamp, NAMESPACES, object, SERVICE_NAMES, sometimes } from './alphabet';

const mtls = fc.record({ mode: fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET') });

const policy = fc.record({
  namespace: fc.constantFrom('istio-system', ...NAMESPACES),
  name: fc.constantFrom('p', 'q'),
  creationTimestamp,
  spec: fc.oneof(
    fc.record({ mtls }),
    fc.record({
      selector: fc.constantFrom(...SERVICE_NAMES).map((app) => ({ matchLabels: { app } })),
      mtls: sometimes(70, mtls),
      portLevelMtls: sometimes(
        60,
        fc.dictionary(fc.constantFrom('80', '8080', '9090', '3306'), mtls, {
          minKeys: 1,
          maxKeys: 2,
          noNullPrototype: true,
        }),
      ),
    }),
  ),
});

/** In some meshes one or two PeerAuthentications. */
export const peerAuthentications: fc.Arbitrary<Manifest[]> = sometimes(
  25,
  fc.uniqueArray(policy, { minLength: 1, maxLength: 2, selector: (each) => `${each.namespace}/${each.name}` }),
).map((all = []) =>
  all.map(({ spec, ...metadata }) => object('security.istio.io/v1', 'PeerAuthentication', metadata, spec)),
);
