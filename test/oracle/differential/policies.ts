import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import { exportTo, ISTIO, knownHost, object, SUBSETS, several, sometimes, WILD_HOSTS } from './alphabet';

const anyNamespace = fc.constantFrom('default', 'default', 'other', 'istio-system');
const client = sometimes(10, fc.record({ matchLabels: fc.record({ app: fc.constantFrom('client', 'other') }) }));

const tls = fc.oneof(
  fc.record({
    mode: fc.constantFrom('DISABLE', 'ISTIO_MUTUAL', 'SIMPLE'),
    sni: sometimes(20, fc.constant('sni.test')),
  }),
  fc.constant({ mode: 'MUTUAL', clientCertificate: '/c.pem', privateKey: '/k.pem' }),
  fc.constantFrom({ mode: 'SIMPLE', credentialName: 'ca' }, { mode: 'MUTUAL', credentialName: 'own' }),
);

const trafficPolicy = fc.record({
  tls: sometimes(75, tls),
  portLevelSettings: sometimes(
    30,
    fc.tuple(fc.record({ port: fc.record({ number: fc.constantFrom(80, 8080, 443) }), tls: sometimes(80, tls) })),
  ),
});

const destinationRule = fc.record({
  namespace: anyNamespace,
  name: fc.constantFrom('d', 'e', 'f'),
  spec: fc.record({
    host: fc.oneof(
      { weight: 6, arbitrary: knownHost },
      { weight: 1, arbitrary: fc.constantFrom('*.default.svc.cluster.local', '*.cluster.local', ...WILD_HOSTS) },
    ),
    exportTo,
    workloadSelector: client,
    trafficPolicy: sometimes(25, trafficPolicy),
    subsets: sometimes(
      85,
      fc
        .tuple(several(SUBSETS, 1, 2), sometimes(15, trafficPolicy))
        .map(([names, trafficPolicy]) => names.map((name) => ({ name, labels: { version: name }, trafficPolicy }))),
    ),
  }),
});

/** None to four DestinationRules. */
export const destinationRules: fc.Arbitrary<Manifest[]> = fc
  .uniqueArray(destinationRule, { maxLength: 4, selector: (each) => `${each.namespace}/${each.name}` })
  .map((all) => all.map(({ namespace, name, spec }) => object(ISTIO, 'DestinationRule', { name, namespace }, spec)));

const egressHosts = several(
  [
    './*',
    '*/*',
    'default/*',
    'other/a.other.svc.cluster.local',
    'default/a.default.svc.cluster.local',
    '*/*.example.com',
    '*/api.example.com',
    './b.default.svc.cluster.local',
    '~/*',
  ],
  1,
  3,
);

const egress = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.record({ hosts: egressHosts })) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.record({
        port: fc.record({
          number: fc.constantFrom(80, 8080, 3306),
          // Behind HTTP_PROXY, istiod gives hosts with several ports to one of them by chance.
          protocol: fc.constantFrom('HTTP', 'TCP', 'HTTP2'),
          name: fc.constant('p'),
        }),
        bind: sometimes(25, fc.constantFrom('10.0.0.1', '240.1.1.1')),
        hosts: egressHosts,
      }),
      fc.record({ hosts: egressHosts }),
    ),
  },
);

const sidecar = fc.record({
  namespace: anyNamespace,
  name: fc.constantFrom('s', 't'),
  spec: fc.record({
    workloadSelector: sometimes(20, fc.constant({ labels: { app: 'client' } })),
    outboundTrafficPolicy: sometimes(30, fc.record({ mode: fc.constantFrom('REGISTRY_ONLY', 'ALLOW_ANY') })),
    egress: sometimes(85, egress),
  }),
});

/** None in most meshes, else one or two Sidecars. */
export const sidecars: fc.Arbitrary<Manifest[]> = sometimes(
  30,
  fc.uniqueArray(
    sidecar.filter(({ spec }) => spec.egress !== undefined || spec.outboundTrafficPolicy !== undefined),
    { minLength: 1, maxLength: 2, selector: (each) => each.namespace },
  ),
).map((all = []) =>
  all.map(({ namespace, name, spec }) => object(ISTIO, 'Sidecar', { name, namespace: namespace }, spec)),
);
