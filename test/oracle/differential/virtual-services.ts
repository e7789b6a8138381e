import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import {
  creationTimestamp,
  EXTERNAL_HOSTS,
  exportTo,
  ISTIO,
  knownHost,
  namespace,
  object,
  several,
  sometimes,
  WILD_HOSTS,
} from './alphabet';
import { delegation, destination, httpRule, weighted } from './http-rule';

const host = fc.oneof(
  { weight: 8, arbitrary: knownHost },
  { weight: 2, arbitrary: fc.constantFrom<string>(...WILD_HOSTS) },
  { weight: 1, arbitrary: fc.constantFrom('*.default.svc.cluster.local', '*.svc.cluster.local', '*.cluster.local') },
  { weight: 1, arbitrary: fc.constantFrom('nobody.test', '10.0.0.1') },
);

const port = sometimes(30, fc.constantFrom(443, 9090, 3306));
const gateways = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 4,
    arbitrary: several(['mesh', 'istio-system/edge', 'default/edge', 'edge', 'default/nothing'], 1, 2),
  },
);

const subnets = fc.constantFrom(
  ['0.0.0.0/0'],
  ['0.0.0.0/0', '10.0.0.2'],
  ['10.0.0.0/16'],
  ['10.0.0.2'],
  ['240.1.1.1', '10.0.1.0/24'],
);

const tcpRule = fc.record({
  match: sometimes(
    60,
    fc.array(
      fc.record({
        port,
        destinationSubnets: sometimes(20, subnets),
        sourceSubnet: sometimes(6, fc.constant('10.1.0.0/24')),
        sourceLabels: sometimes(10, fc.constant({ app: 'client' })),
        sourceNamespace: sometimes(10, namespace),
        gateways: sometimes(10, fc.constantFrom(['mesh'], ['istio-system/edge'])),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  route: weighted(fc.record({ destination })),
});

const tlsRule = (hosts: readonly string[]) =>
  fc.record({
    match: fc.array(
      fc.record({
        sniHosts: several(hosts, 1, 2),
        port,
        destinationSubnets: sometimes(15, subnets),
        sourceLabels: sometimes(10, fc.constant({ app: 'client' })),
        sourceNamespace: sometimes(10, namespace),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    route: weighted(fc.record({ destination })),
  });

const http = fc
  .tuple(sometimes(12, delegation), fc.array(httpRule, { minLength: 1, maxLength: 3 }))
  .map(([first, rest]) => (first === undefined ? rest : [first, ...rest]));

const virtualService = fc
  .record({ hosts: fc.uniqueArray(host, { minLength: 1, maxLength: 2 }), gateways, exportTo })
  .chain((base) =>
    fc.record({
      hosts: fc.constant(base.hosts),
      gateways: fc.constant(base.gateways),
      exportTo: fc.constant(base.exportTo),
      http: sometimes(92, http),
      tcp: sometimes(15, fc.array(tcpRule, { minLength: 1, maxLength: 2 })),
      tls: sometimes(15, fc.array(tlsRule(base.hosts), { minLength: 1, maxLength: 2 })),
    }),
  )
  .map((spec) => (spec.http || spec.tcp || spec.tls ? spec : { ...spec, http: [{ directResponse: { status: 204 } }] }));

// One that delegates itself is refused where it is used.
const leafRule = fc.oneof({ weight: 12, arbitrary: httpRule }, { weight: 1, arbitrary: delegation });

const leaf = fc.record({
  namespace,
  creationTimestamp,
  name: fc.constantFrom('leaf', 'twig'),
  spec: fc.record({ exportTo, http: fc.array(leafRule, { minLength: 1, maxLength: 2 }) }),
});

/** None to four VirtualServices and what some of them delegate to. */
export const virtualServices: fc.Arbitrary<Manifest[]> = fc
  .tuple(
    fc.array(
      fc.record({ namespace, name: fc.constantFrom('u', 'v', 'w', 'x'), creationTimestamp, spec: virtualService }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.array(leaf, { maxLength: 2 }),
  )
  .map(([all, leaves]) => {
    const unique = new Map([...all, ...leaves].map((each) => [`${each.namespace}/${each.name}`, each]));
    return [...unique.values()].map(({ namespace, name, creationTimestamp, spec }) =>
      object(ISTIO, 'VirtualService', { name, namespace, creationTimestamp }, spec),
    );
  });

export const gatewayHosts: readonly string[] = [...EXTERNAL_HOSTS, ...WILD_HOSTS, '*', 'a.default.svc.cluster.local'];
