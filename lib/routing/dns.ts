import { isIP } from 'node:net';
import type { MeshIndex } from './mesh-index';
import { ANY_ADDRESS, type Service } from './service';
import { withoutPort } from './virtual-host';

/** An address that no service of the mesh has. */
const ELSEWHERE = '';

/**
 * The address a client of `namespace` connects to for a host: the cluster's DNS for Services, whoever may see them, and
 * for a ServiceEntry the first of its addresses. Other hosts are somewhere else.
 */
export function resolveHost(index: MeshIndex, authority: string, namespace: string): string {
  const host = withoutPort(authority)
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return host;
  const { domain } = index.mesh.config;
  const candidates = [host, `${host}.${namespace}.svc.${domain}`, `${host}.svc.${domain}`, `${host}.${domain}`];
  for (const name of candidates) {
    const [service] = index.servicesOf(name);
    if (service !== undefined) return addressOf(index, service, 0);
  }
  return ELSEWHERE;
}

function addressOf(index: MeshIndex, service: Service, depth: number): string {
  if (service.externalName !== undefined) {
    const [next] = index.servicesOf(service.externalName);
    return next === undefined || depth > 8 ? ELSEWHERE : addressOf(index, next, depth + 1);
  }
  if (service.address === ANY_ADDRESS) return ELSEWHERE;
  return service.address.split('/')[0] ?? ELSEWHERE;
}
