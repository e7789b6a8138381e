import type { SpecByKind } from '../mesh/kinds';
import { selects } from '../model/labels';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import type { Service } from './service';

/** Whether a proxy's workload is one of a service's endpoints. */
export function isBehind(service: Service, proxy: ProxyNode): boolean {
  if (service.namespace !== proxy.namespace && service.isKubernetes) return false;
  const { selector } = service;
  if (selector !== undefined && Object.keys(selector).length > 0) {
    return service.namespace === proxy.namespace && selects(selector, proxy.labels);
  }
  if (service.isKubernetes) return false;
  const endpoints = (service.resource.spec as SpecByKind['ServiceEntry']).endpoints ?? [];
  return endpoints.some(({ address }) => address !== undefined && proxy.addresses.includes(address));
}

/** The services whose endpoint a proxy's workload is, the oldest first. */
export function servicesOfProxy(index: MeshIndex, proxy: ProxyNode): readonly Service[] {
  return index.services.filter((service) => isBehind(service, proxy));
}
