import { namespaceOfService, serviceNames } from '../mesh/known';
import type { Mesh } from '../mesh/mesh';
import { nearest } from '../model/suggestion';

/** More candidates than this would cost more than a guess is worth. */
const MOST_CANDIDATES = 2000;

/**
 * What to do about a host that nothing serves: the nearest right name, or where the host can be declared. `svc.ns`, which
 * Istio does not expand, gets the full name it was meant to be.
 */
export function unknownHostHelp(mesh: Mesh, written: string, fqdn: string): string {
  const owner = namespaceOfService(mesh, fqdn);
  if (owner !== undefined) {
    const name = fqdn.slice(0, fqdn.indexOf('.'));
    const near = nearest(name, serviceNames(mesh, owner).slice(0, MOST_CANDIDATES));
    if (near !== undefined) {
      const whole = written === fqdn ? `${near}.${fqdn.slice(name.length + 1)}` : near;
      return `Did you mean "${whole}"?`;
    }
    return `Declare a Service "${name}" in namespace ${owner}, write the full name of a service elsewhere, or declare it as assumed.`;
  }
  const [name = '', namespace, ...rest] = written.split('.');
  const meant = `${name}.${namespace}.svc.${mesh.config.domain}`;
  if (namespace !== undefined && (rest.length === 0 || rest[0] === 'svc') && mesh.registry.exact(meant).length > 0) {
    return `Istio does not expand "${written}": write "${meant}".`;
  }
  const hosts = mesh.registry.hosts.slice(0, MOST_CANDIDATES).map((entry) => entry.host);
  const near = nearest(written, hosts);
  return near === undefined
    ? 'Declare the host in a ServiceEntry, or declare it as assumed.'
    : `Did you mean "${near}"?`;
}
