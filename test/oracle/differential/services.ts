import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import {
  creationTimestamp,
  EXTERNAL_HOSTS,
  exportTo,
  ISTIO,
  NAMESPACES,
  namespace,
  object,
  PORTS,
  SERVICE_NAMES,
  several,
  sometimes,
  WILD_HOSTS,
} from './alphabet';

const port = (number: number) =>
  fc.record({
    number: fc.constant(number),
    protocol: fc.constantFrom('http', 'http', 'http', 'http2', 'grpc', 'tcp', 'tls', 'https', 'web', 'mysql'),
    appProtocol: sometimes(5, fc.constantFrom('http', 'tcp', 'kubernetes.io/h2c')),
    targetPort: sometimes(20, fc.constantFrom(8080, 9999)),
  });

const ports = several(PORTS, 1, 3).chain((numbers) => fc.tuple(...numbers.map(port)));

const service = fc.record({
  namespace,
  name: fc.constantFrom(...SERVICE_NAMES),
  ports,
  exportTo,
  creationTimestamp,
  kind: fc.constantFrom('ordinary', 'ordinary', 'ordinary', 'ordinary', 'ordinary', 'headless', 'alias'),
  alias: fc.constantFrom('ext.example.com', 'a.default.svc.cluster.local'),
});

/** Two to five Services, each with its own address. */
export const services: fc.Arbitrary<Manifest[]> = fc
  .uniqueArray(service, { minLength: 2, maxLength: 5, selector: (each) => `${each.namespace}/${each.name}` })
  .map((all) =>
    all.map(({ namespace, name, ports, exportTo, kind, alias, creationTimestamp }) => {
      const address = `10.0.${NAMESPACES.indexOf(namespace)}.${SERVICE_NAMES.indexOf(name) + 1}`;
      const annotations = exportTo && { 'networking.istio.io/exportTo': exportTo.join(',') };
      return object(
        'v1',
        'Service',
        { name, namespace, annotations, creationTimestamp },
        {
          ...(kind === 'alias' ? { type: 'ExternalName', externalName: alias } : { selector: { app: name } }),
          ...(kind !== 'alias' && { clusterIP: kind === 'headless' ? 'None' : address }),
          ports: ports.map(({ number, protocol, appProtocol, targetPort }) => ({
            name: protocol === 'web' && number === 80 && ports.length === 1 ? undefined : `${protocol}-${number}`,
            port: number,
            appProtocol,
            targetPort,
          })),
        },
      );
    }),
  );

const entryPort = (number: number) =>
  fc.record({
    number: fc.constant(number),
    name: fc.constant(`port-${number}`),
    protocol: sometimes(95, fc.constantFrom('HTTP', 'HTTP', 'HTTP', 'HTTP2', 'GRPC', 'HTTPS', 'TLS', 'TCP', 'MONGO')),
    targetPort: sometimes(10, fc.constantFrom(8080, 8443)),
  });

const endpoint = (address: string) =>
  fc.record({
    address: fc.constant(address),
    ports: sometimes(15, fc.constant({ 'port-80': 8080 })),
    labels: sometimes(20, fc.constant({ version: 'v1' })),
    locality: sometimes(15, fc.constant('region/zone')),
    network: sometimes(10, fc.constant('elsewhere')),
    weight: sometimes(10, fc.constant(3)),
  });

const endpoints = fc.oneof(fc.tuple(endpoint('192.0.2.1')), fc.tuple(endpoint('192.0.2.1'), endpoint('192.0.2.2')));
const hosts = several([...EXTERNAL_HOSTS, 'a.default.svc.cluster.local'], 1, 2);

const resolution = fc.oneof(
  fc.record({ resolution: fc.constantFrom('DNS', 'DNS_ROUND_ROBIN'), hosts: several(EXTERNAL_HOSTS, 1, 1) }),
  fc.record({ resolution: fc.constant('STATIC'), hosts, endpoints }),
  fc.record({
    resolution: fc.constant('DNS'),
    hosts,
    endpoints: fc.constant([{ address: 'far.test', ports: { 'port-80': 8080 } }]),
  }),
  fc.record({
    resolution: fc.constantFrom('STATIC', 'NONE'),
    // A headless Service of the same host would get listeners at these.
    hosts: several(EXTERNAL_HOSTS, 1, 2),
    workloadSelector: fc.constant({ labels: { app: 'vm' } }),
  }),
  fc.record({
    resolution: fc.constantFrom('NONE', undefined),
    hosts: several([...EXTERNAL_HOSTS, ...WILD_HOSTS], 1, 2),
  }),
  fc.record({ resolution: fc.constant('DYNAMIC_DNS'), hosts: several(WILD_HOSTS, 1, 1) }),
);

const serviceEntry = fc.record({
  namespace,
  name: fc.constantFrom('e', 'f', 'g'),
  spec: fc.tuple(
    resolution,
    fc.record({
      location: fc.constantFrom('MESH_EXTERNAL', 'MESH_EXTERNAL', 'MESH_INTERNAL', undefined),
      ports: several(PORTS, 1, 2).chain((numbers) => fc.tuple(...numbers.map(entryPort))),
      addresses: sometimes(25, fc.constantFrom(['240.1.1.1'], ['240.2.0.1', '240.2.0.2'], ['10.9.0.0/16'])),
      exportTo,
    }),
  ),
});

/** Only some protocols tell the proxy which name to look up. */
function dynamic<T extends { readonly ports: readonly { readonly protocol: string | undefined }[] }>(spec: T): object {
  const ports = spec.ports.map((port) => ({ ...port, protocol: port.protocol === 'TLS' ? 'TLS' : 'HTTP' }));
  return { ...spec, ports, addresses: undefined, location: 'MESH_EXTERNAL' };
}

interface Entry {
  readonly namespace: string;
  readonly spec: readonly [{ readonly resolution: string | undefined; readonly hosts: readonly string[] }, unknown];
}

/** Whether one entry's endpoints get listeners for another that has none: not simulated. */
function lendsEndpoints({ namespace, spec: [a] }: Entry, { namespace: other, spec: [b] }: Entry): boolean {
  const isOpen = ({ resolution = 'NONE' }: Entry['spec'][0]) => resolution === 'NONE';
  return namespace === other && isOpen(a) !== isOpen(b) && a.hosts.some((host) => b.hosts.includes(host));
}

/** None or some workloads outside of the cluster. */
export const workloadEntries: fc.Arbitrary<Manifest[]> = sometimes(
  30,
  fc.uniqueArray(
    fc.record({
      namespace,
      name: fc.constantFrom('m', 'n'),
      ports: sometimes(20, fc.constant({ 'port-80': 8080 })),
    }),
    { minLength: 1, maxLength: 3, selector: (each) => `${each.namespace}/${each.name}` },
  ),
).map((all = []) =>
  all.map(({ namespace, name, ports }, at) =>
    object(ISTIO, 'WorkloadEntry', { name, namespace }, { address: `192.0.3.${at}`, labels: { app: 'vm' }, ports }),
  ),
);

/** None to three ServiceEntries. */
export const serviceEntries: fc.Arbitrary<Manifest[]> = fc
  .uniqueArray(serviceEntry, { maxLength: 3, selector: (each) => `${each.namespace}/${each.name}` })
  .map((all) => all.filter((each, at) => !all.slice(0, at).some((other) => lendsEndpoints(each, other))))
  .map((all) =>
    all.map(({ namespace, name, spec: [resolution, rest] }, at) => {
      // Of two for one host and of one age, istiod takes now one and now the other.
      const creationTimestamp = `2025-01-0${at + 1}T00:00:00Z`;
      const spec = { ...resolution, ...rest };
      return object(
        ISTIO,
        'ServiceEntry',
        { name, namespace, creationTimestamp },
        resolution.resolution === 'DYNAMIC_DNS' ? dynamic(spec) : spec,
      );
    }),
  );
