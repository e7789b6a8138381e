import type { Manifest } from '../../../lib/model/manifest';
import { fullName } from './alphabet';

/** Where a client connects to that means one port of one host. */
export interface Dial {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

interface Spec {
  readonly clusterIP?: string;
  readonly hosts?: readonly string[];
  readonly addresses?: readonly string[];
  readonly ports?: readonly { readonly port?: number; readonly number?: number }[];
}

/** An address that no service has, to which clients are led whose host has none. */
const NOBODY = '240.240.0.1';

/** Every port of every host of the mesh. */
export function dialsOf(manifests: readonly Manifest[]): readonly Dial[] {
  return manifests.flatMap(({ kind, metadata: { name = '', namespace = '' }, spec }) => {
    if (kind !== 'Service' && kind !== 'ServiceEntry') return [];
    const { clusterIP, hosts = [fullName([name, namespace])], addresses = [], ports = [] } = spec as Spec;
    const own = kind === 'Service' ? (clusterIP ?? 'None') : (addresses[0] ?? 'None');
    const address = own === 'None' ? NOBODY : own.replace('0.0/16', '3.4');
    return hosts.flatMap((host) =>
      ports.map(({ port, number = port }) => ({ host: host.replace('*', 'x'), address, port: number as number })),
    );
  });
}
