import { MeshApp, MeshChart, SynthError } from 'cdk8s-istio';
import { expect } from 'vitest';
import { toYamlStream } from '../../lib/output/yaml';

/** What a test puts into the chart `shop`, in the namespace of that name. */
export type Define = (shop: MeshChart, app: MeshApp) => void;

/** What exists outside of every test's program. */
const ratings = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'ratings', namespace: 'reviews' },
  spec: { ports: [{ name: 'http', port: 9080 }] },
};

/** The app with one chart, `shop`. */
export function app(define: Define): MeshApp {
  const app = new MeshApp({ checks: { assume: [ratings] } });
  define(new MeshChart(app, 'shop', { namespace: 'shop' }), app);
  return app;
}

/** What is written, as YAML: the objects of some kinds, or all. No gate may find an error or a warning in it. */
export function yaml(define: Define, ...kinds: string[]): string {
  const mesh = app(define);
  const findings = mesh.findings().filter(({ level }) => level !== 'info');
  expect(findings.map(({ rule, object, message }) => `${rule}: ${object.kind} ${object.name}: ${message}`)).toEqual([]);
  return [...toYamlStream(mesh.manifests().filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)))].join('');
}

/** The spec of the object of a kind and name. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was written
export function spec(define: Define, kind: string, name: string): any {
  const found = app(define)
    .manifests()
    .find((manifest) => manifest.kind === kind && manifest.metadata?.name === name);
  return (found as { readonly spec?: unknown } | undefined)?.spec;
}

/** The routes of the VirtualService of a name. */
export function http(define: Define, name: string): Record<string, unknown>[] {
  return spec(define, 'VirtualService', name).http;
}

/** What synth says is wrong, each without the lines of the program. */
export function problems(define: Define): string[] {
  return complaints(define).map((text) => text.replace(/^error: /, '').replace(/\n {4}at .*/g, ''));
}

/** The lines of the program that synth names, in the order in which it names them. */
export function lines(define: Define): string[] {
  return complaints(define).flatMap((text) => [...text.matchAll(/\n {4}at (.*):\d+$/gm)].map(([, line]) => line!));
}

function complaints(define: Define): readonly string[] {
  try {
    app(define).synthYaml();
    return [];
  } catch (error) {
    if (error instanceof SynthError) return error.problems;
    throw error;
  }
}
