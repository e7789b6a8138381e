import { analyze } from '../../lib/analysis/analyze';
import { istioRules } from '../../lib/analysis/rules/istio';
import { Mesh, type MeshOptions } from '../../lib/mesh/mesh';
import { readManifests } from '../../lib/mesh/read-yaml';
import type { Finding } from '../../lib/model/finding';
import type { Manifest } from '../../lib/model/manifest';
import { checkSchema } from '../../lib/schema';

/** What Istio says of one object. */
export interface IstioMessage {
  readonly code: string;
  readonly resource: string;
  readonly text?: string;
}

/** Istio's analyzers put these two in front of what files hold, so that gateways have something to run on. */
const INGRESS_GATEWAY = `
apiVersion: v1
kind: Pod
metadata: { name: istio-ingressgateway-dummypod, namespace: istio-system, labels: { istio: ingressgateway } }
spec: { containers: [{ name: istio-proxy }] }
---
apiVersion: v1
kind: Service
metadata: { name: istio-ingressgateway, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  ports:
    - { name: http2, port: 80, protocol: TCP, targetPort: 80 }
    - { name: https, port: 443, protocol: TCP, targetPort: 443 }
    - { name: tcp, port: 31400, protocol: TCP, targetPort: 31400 }
    - { name: tls, port: 15443, protocol: TCP, targetPort: 15443 }
`;

function manifests(text: string): Manifest[] {
  return readManifests(text, 'file').documents.map(({ manifest }) => manifest);
}

/**
 * What the gates say of some files. Istio's analyzers also walk objects whose structure the API server refuses, and so
 * do the rules here.
 */
export function verdicts(files: readonly string[], options: MeshOptions = {}): readonly Finding[] {
  const mesh = Mesh.from(files.flatMap(manifests), {
    today: '2026-08-27',
    ...options,
    assume: manifests(INGRESS_GATEWAY),
  });
  const own = mesh.resources.filter(({ assumed }) => !assumed);
  const schema = own.flatMap((resource) => checkSchema(resource).findings);
  return [...schema, ...analyze(mesh, istioRules)];
}

/** Code and object in one word. Istio leaves the namespace out where the text does; here it is `default` then. */
export function key(code: string, resource: string): string {
  const [kind = '', name = ''] = resource.split(' ');
  return `${code} ${kind} ${name.replace(/^default\//, '')}`;
}

/** The same of a finding, or `undefined` where Istio has no such rule. */
export function keyOf({ istio, object }: Pick<Finding, 'istio' | 'object'>): string | undefined {
  const { kind, namespace, name } = object;
  return istio && key(istio, `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`);
}

/** The answer of the API server: what a CustomResourceDefinition refuses is neither validated nor warned of by Istio. */
export function refusalsOf({ gate, level, object }: Finding): readonly (string | undefined)[] {
  if (gate !== 'schema' || level !== 'error') return [];
  return ['IST0106', 'IST0133'].map((istio) => keyOf({ istio, object }));
}
