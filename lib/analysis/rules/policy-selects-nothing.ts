import { selectsMachine } from '../../mesh/machines';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import type { Path } from '../../model/finding';
import { formatLabels, type Labels } from '../../model/labels';
import type { Rule } from '../rule';

/** The kinds of which Istio's own analyzers say nothing. */
const SELECTING = [
  'PeerAuthentication',
  'RequestAuthentication',
  'WasmPlugin',
  'TrafficExtension',
  'ProxyConfig',
] as const;
const CONFIGURING = ['EnvoyFilter', 'ServiceEntry'] as const;

/** A selector that no pod meets. */
export const policySelectsNothing: Rule = {
  id: 'policy-selects-nothing',
  level: 'warning',
  kiali: 'KIA0004',
  summary: 'A policy selects no workload of its namespace.',
  why: 'It has no effect at all. A policy that was to protect something leaves it open.',
  bad: selectExample('product'),
  good: selectExample('products'),
  *check(mesh) {
    for (const { object, labels, path } of selectors(mesh)) {
      const everywhere = object.namespace === mesh.config.rootNamespace && object.kind !== 'ServiceEntry';
      const pods = everywhere ? mesh.workloads.all : mesh.workloads.in(object.namespace);
      // A namespace of which the input shows no pod may have some.
      if (mesh.workloads.in(object.namespace).length === 0 || Object.keys(labels).length === 0) continue;
      // Istio makes the pods of Gateway API gateways, and machines register themselves.
      if (labels['gateway.networking.k8s.io/gateway-name'] !== undefined) continue;
      if (mesh.workloads.selected(labels, everywhere ? undefined : object.namespace).length > 0) continue;
      if (selectsMachine(mesh, labels, everywhere ? undefined : object.namespace)) continue;
      yield {
        object,
        path,
        message: `no workload ${everywhere ? 'of the mesh' : `of ${object.namespace}`} has the labels ${formatLabels(labels)}: this ${object.kind} does nothing`,
        help: `The workloads there have: ${[...new Set(pods.map((pod) => formatLabels(pod.labels)))].slice(0, 4).join('; ')}.`,
      };
    }
  },
};

function* selectors(mesh: Mesh): Iterable<{ object: Resource; labels: Labels; path: Path }> {
  for (const kind of SELECTING) {
    for (const object of mesh.of(kind)) {
      yield { object, labels: object.spec.selector?.matchLabels ?? {}, path: ['spec', 'selector', 'matchLabels'] };
    }
  }
  for (const kind of CONFIGURING) {
    for (const object of mesh.of(kind)) {
      yield {
        object,
        labels: object.spec.workloadSelector?.labels ?? {},
        path: ['spec', 'workloadSelector', 'labels'],
      };
    }
  }
  for (const object of mesh.of('DestinationRule')) {
    const labels = object.spec.workloadSelector?.matchLabels ?? {};
    yield { object, labels, path: ['spec', 'workloadSelector', 'matchLabels'] };
  }
}

function selectExample(app: string): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  template:
    metadata: { labels: { app: products } }
    spec: { containers: [{ name: app, image: products }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: products, namespace: shop }
spec: { selector: { matchLabels: { app: ${app} } }, mtls: { mode: STRICT } }
`;
}
