import { loadAll } from 'js-yaml';
import type { Rule } from '../../lib/analysis/rule';
import { Mesh, type MeshOptions } from '../../lib/mesh/mesh';
import { formatObject, formatPath } from '../../lib/model/finding';
import type { Manifest } from '../../lib/model/manifest';

/** A mesh of YAML text. */
export function meshOf(yaml: string, options: MeshOptions = {}): Mesh {
  return Mesh.from(
    (loadAll(yaml) as (Manifest | null)[]).filter((document) => document !== null),
    options,
  );
}

/** What a rule says of YAML text, one line for each problem: `VirtualService shop/web spec.http[0]: words`. */
export function problems(rule: Rule, yaml: string, options: MeshOptions = {}): string[] {
  return [...rule.check(meshOf(yaml, options))].map(
    ({ object, path, message }) => `${formatObject(object)} ${formatPath(path)}: ${message}`,
  );
}

/** Where a rule finds something in YAML text: `shop/web spec.http[0]`. */
export function places(rule: Rule, yaml: string, options: MeshOptions = {}): string[] {
  return [...rule.check(meshOf(yaml, options))].map(
    ({ object, path }) => `${object.namespace}/${object.name} ${formatPath(path)}`,
  );
}

const API_VERSIONS: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  BackendTLSPolicy: 'gateway.networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  KubernetesGateway: 'gateway.networking.k8s.io/v1',
  ReferenceGrant: 'gateway.networking.k8s.io/v1beta1',
  Ingress: 'networking.k8s.io/v1',
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Namespace: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  Secret: 'v1',
  Pod: 'v1',
};

/** A document: `object('VirtualService shop/web', '{ hosts: [web] }')`. The Gateway API's Gateway is a KubernetesGateway. */
export function object(reference: string, spec = '{}', metadata = ''): string {
  const [kind = '', path = ''] = reference.split(' ');
  const [name, namespace] = path.split('/').reverse();
  const place = namespace === undefined ? '' : `namespace: ${namespace}, `;
  const apiVersion = API_VERSIONS[kind] ?? 'networking.istio.io/v1';
  return `---
apiVersion: ${apiVersion}
kind: ${kind === 'KubernetesGateway' ? 'Gateway' : kind}
metadata: { name: ${name}, ${place}${metadata} }
spec: ${spec}
`;
}

/** VirtualService shop/products of the mesh with these HTTP rules. */
export function httpRules(...rules: string[]): string {
  return object(
    'VirtualService shop/products',
    `{ hosts: [products.shop.svc.cluster.local], http: [${rules.join(', ')}] }`,
  );
}

/** The same with one rule that sends everything to the service, and these settings. */
export function route(settings: string): string {
  return httpRules(`{ route: [{ destination: { host: products.shop.svc.cluster.local } }], ${settings} }`);
}

/** DestinationRule shop/products for its Service with this trafficPolicy and these other fields. */
export function policy(trafficPolicy: string, others = ''): string {
  return object(
    'DestinationRule shop/products',
    `{ host: products.shop.svc.cluster.local, trafficPolicy: ${trafficPolicy}${others} }`,
  );
}

/** Service shop/products for the pods app=products with these ports. */
export function service(...ports: string[]): string {
  return object('Service shop/products', `{ selector: { app: products }, ports: [${ports.join(', ')}] }`);
}

/** Deployment shop/products whose pods have the label app=products and the given ones. */
export function deployment(labels = '', replicas = 1, container = ''): string {
  return object(
    'Deployment shop/products',
    `{ replicas: ${replicas}, selector: { matchLabels: { app: products } }, template: { metadata: { labels: { app: products, ${labels} } }, spec: { containers: [{ name: app, image: products, ${container} }] } } }`,
  );
}
