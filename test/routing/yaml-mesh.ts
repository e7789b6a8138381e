import { loadAll } from 'js-yaml';
import { Mesh } from '../../lib/mesh/mesh';
import type { MeshConfig } from '../../lib/mesh/mesh-config';
import type { Manifest } from '../../lib/model/manifest';

/** A mesh of YAML documents. */
export function yamlMesh(text: string, config: Partial<MeshConfig> = {}): Mesh {
  const manifests = loadAll(text).filter((document) => document != null) as unknown as readonly Manifest[];
  return Mesh.from(manifests, { config });
}

/** A Service of the namespace `shop` with one HTTP port. */
export function service(name: string, port = 80, extra = ''): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: ${port}${extra} }] }
---`;
}

/** A VirtualService of the namespace `shop`. */
export function virtualService(name: string, spec: string): string {
  const indented = spec.trim().replaceAll('\n', '\n  ');
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec:
  ${indented}
---`;
}

/** Any Istio object of the namespace `shop`. */
export function object(kind: string, name: string, spec: string, namespace = 'shop'): string {
  const group = /Authentication|Authorization/.test(kind) ? 'security' : 'networking';
  const indented = spec.trim().replaceAll('\n', '\n  ');
  return `
apiVersion: ${group}.istio.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ${indented}
---`;
}
