import { selects } from '../model/labels';
import { groupBy, indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';
import type { Workload } from './workloads';

/** A Kubernetes Service. */
export type Service = Resource<SpecByKind['Service']>;

/** The namespace and one label of the selector: enough to leave few candidates. */
const byOneLabel = indexed((mesh) =>
  groupBy(
    mesh.of('Service').filter((service) => Object.keys(service.spec.selector ?? {}).length > 0),
    (service) => {
      const [first = ['', '']] = Object.entries(service.spec.selector ?? {});
      return `${service.namespace}/${first[0]}=${first[1]}`;
    },
  ),
);

/** The Services that send their traffic to a workload, in the order of the input. Services without selector do not. */
export function servicesSelecting(mesh: Mesh, workload: Workload): readonly Service[] {
  const found: Service[] = [];
  for (const [key, value] of Object.entries(workload.labels)) {
    for (const service of byOneLabel(mesh).get(`${workload.namespace}/${key}=${value}`) ?? []) {
      if (selects(service.spec.selector ?? {}, workload.labels)) found.push(service);
    }
  }
  return found.sort((a, b) => a.index - b.index);
}
