import type { Manifest } from '../model/manifest';

/** What exists outside of the program, as far as its objects refer to it. */
export interface Assumptions {
  /** Services of others. @default - none */
  readonly services?: readonly AssumedService[];
  /** Secrets in the cluster: their content is not looked at. @default - none */
  readonly secrets?: readonly { readonly namespace: string; readonly name: string }[];
  /** Namespaces. @default - none */
  readonly namespaces?: readonly string[];
  /** Any other objects, in full. @default - none */
  readonly manifests?: readonly Manifest[];
}

/** A Service of somebody else. */
export interface AssumedService {
  readonly namespace: string;
  readonly name: string;
  /** Its ports; the name says the protocol, as everywhere in Istio. */
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly appProtocol?: string }[];
}

/** The assumptions as manifests. */
export function assumedManifests(assumptions: Assumptions): Manifest[] {
  const { services = [], secrets = [], namespaces = [], manifests = [] } = assumptions;
  return [
    ...namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    ...services.map(({ namespace, name, ports }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace, name },
      spec: { ports },
    })),
    ...secrets.map(({ namespace, name }) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name } })),
    ...manifests,
  ];
}
