import type { ProxyConfigSpec } from '../../../imports/istio.generated';
import type { Mesh } from '../../mesh/mesh';
import { parseMeshConfig } from '../../mesh/mesh-config-map';
import type { Workload } from '../../mesh/workloads';
import { selects } from '../../model/labels';
import { injectedImage } from '../injector-config';
import type { Rule } from '../rule';

/** Pods whose sidecar is not the one that would be injected today. */
export const proxyImageMismatch: Rule = {
  id: 'proxy-image-mismatch',
  level: 'warning',
  istio: 'IST0158',
  summary: 'Pods of a namespace run another proxy image than the injector would give them.',
  why: 'They were not restarted after an upgrade: old proxies miss fixes and may not understand new configuration.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{"global":{"hub":"docker.io/istio","tag":"1.31.0","proxy":{"image":"proxyv2"}}}' }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop }
spec: { containers: [{ name: istio-proxy, image: 'docker.io/istio/proxyv2:1.29.2' }] }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{"global":{"hub":"docker.io/istio","tag":"1.31.0","proxy":{"image":"proxyv2"}}}' }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop }
spec: { containers: [{ name: istio-proxy, image: 'docker.io/istio/proxyv2:1.31.0' }] }
`,
  *check(mesh) {
    for (const object of mesh.of('Namespace')) {
      const revision = object.labels['istio.io/rev'];
      if (revision === undefined && object.labels['istio-injection'] !== 'enabled') continue;
      const image = injectedImage(mesh, revision ?? 'default');
      if (image === undefined) continue;
      const pods = mesh.workloads.in(object.name).filter((workload) => isOutdated(mesh, workload, image));
      if (pods.length === 0) continue;
      yield {
        object,
        path: ['metadata'],
        message: `Pod ${pods.map(({ resource }) => resource.name).join(', ')} of namespace ${object.name} does not run the proxy image ${image}`,
        help: 'Restart the workloads of the namespace.',
      };
    }
  },
};

function isOutdated(mesh: Mesh, workload: Workload, image: string): boolean {
  if (workload.resource.kind !== 'Pod' || workload.annotations['sidecar.istio.io/proxyImage']) return false;
  const { containers = [], initContainers = [] } = workload.pod;
  const proxy = [...containers, ...initContainers].find(({ name }) => name === 'istio-proxy');
  return proxy !== undefined && proxy.image !== image && proxy.image !== `${image}-${imageType(mesh, workload)}`;
}

/** The flavour of image (`distroless`, `debug`) of a workload: the narrowest setting that says one. */
function imageType(mesh: Mesh, workload: Workload): string | undefined {
  const { rootNamespace, defaultConfig } = mesh.config;
  const annotation = workload.annotations['proxy.istio.io/config'];
  const settings: (ProxyConfigSpec | undefined)[] = [
    defaultConfig as ProxyConfigSpec | undefined,
    ...mesh
      .of('ProxyConfig')
      .filter(({ namespace }) => namespace === rootNamespace)
      .map(({ spec }) => spec),
    ...mesh
      .of('ProxyConfig')
      .filter(({ namespace }) => namespace === workload.namespace)
      .map(({ spec }) => spec),
    annotation === undefined ? undefined : (parseMeshConfig(annotation) as ProxyConfigSpec),
  ];
  return settings.findLast((spec) => {
    const labels = spec?.selector?.matchLabels;
    return spec?.image?.imageType !== undefined && (labels === undefined || selects(labels, workload.labels));
  })?.image?.imageType;
}
