import type { Manifest } from '../../../lib/model/manifest';
import type { MeshProxy } from '../proxy-config';
import { NAMESPACES, object, SERVICE_NAMES } from './alphabet';

/** The workload behind a Service. */
export interface Server {
  /** What its proxy is called among the proxies of the mesh. */
  readonly name: string;
  readonly proxy: MeshProxy;
  /** The workload's port for each of the Service's. */
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
}

interface ServiceSpec {
  readonly clusterIP?: string;
  readonly selector?: { readonly app?: string };
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number }[];
}

/**
 * The workloads behind the Services of a mesh whose policies say who may call them, by host. Not those of headless
 * Services, whose pods get listeners of their own, nor of hosts that a ServiceEntry speaks of as well.
 */
export function serversOf(manifests: readonly Manifest[]): ReadonlyMap<string, Server> {
  if (!manifests.some(({ kind }) => /^(Authorization|PeerA|RequestA)/.test(kind))) return new Map();
  const entries = manifests.filter(({ kind }) => kind === 'ServiceEntry');
  const hosts = new Set(entries.flatMap(({ spec }) => (spec as { readonly hosts: readonly string[] }).hosts));
  const servers = manifests.filter(({ kind }) => kind === 'Service').flatMap(serverOf);
  return new Map(servers.filter(([host]) => !hosts.has(host)));
}

function serverOf({ metadata: { name = '', namespace = '' }, spec }: Manifest): readonly (readonly [string, Server])[] {
  const { clusterIP, selector, ports } = spec as ServiceSpec;
  const [at, of] = [
    (SERVICE_NAMES as readonly string[]).indexOf(name),
    (NAMESPACES as readonly string[]).indexOf(namespace),
  ];
  if (selector?.app !== name || clusterIP === 'None' || at < 0) return [];
  const proxy: MeshProxy = {
    type: 'sidecar',
    namespace,
    labels: { app: name },
    ip: `10.2.${of}.${at + 1}`,
    serviceAccount: 'default',
  };
  const own = ports.map(({ name = '', port, targetPort = port }) => ({ name, port, targetPort }));
  return [[`${name}.${namespace}.svc.cluster.local`, { name: `${name}-${namespace}`, proxy, ports: own }]];
}

/** What a cluster holds when the workloads run: their clients go by it, where manifests alone leave it open. */
export function running(servers: Iterable<Server>): readonly Manifest[] {
  return [...servers].flatMap(({ proxy: { namespace, labels, ip, serviceAccount }, ports }) => {
    const name = labels['app'] as string;
    const injected = { ...labels, 'security.istio.io/tlsMode': 'istio' };
    const status = { phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions: [{ type: 'Ready', status: 'True' }] };
    const pod = {
      ...object('v1', 'Pod', { name, namespace }, { serviceAccountName: serviceAccount, containers: [{ name }] }),
      metadata: { name, namespace, labels: injected },
      status,
    };
    const slice = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, namespace, labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      ports: ports.map(({ name, targetPort }) => ({ name, port: targetPort, protocol: 'TCP' })),
      endpoints: [{ addresses: [ip], conditions: { ready: true }, targetRef: { kind: 'Pod', name, namespace } }],
    };
    return [pod, slice] as unknown as readonly Manifest[];
  });
}
