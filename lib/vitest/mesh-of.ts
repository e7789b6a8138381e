import { type App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checksOf } from '../app/checks-of';
import { collect } from '../app/collect';
import { findingsOf, problemsIn } from '../app/judge';
import { formatProblems } from '../app/report';
import { SynthError } from '../app/synth-error';
import { Coverage } from '../ask';
import { readManifests } from '../mesh/read-yaml';
import type { Manifest } from '../model/manifest';
import { isTestedMesh, type MeshContent, TestedMesh } from './tested-mesh';

/** What a mesh can be read from: an App, a Chart, a YAML or JSON text, manifests as plain objects, or {@link meshOf} itself. */
export type MeshSource = App | Chart | string | readonly Manifest[] | TestedMesh;

/** Coverage goes by what the tests were given, which may be read many times. */
const coverages = new Map<string, Coverage>();
const coveragesOfObjects = new WeakMap<object, Coverage>();

/**
 * Reads a mesh for tests, once: what a MeshApp assumes, and how it is checked, come along. `expect(app)` reads the App anew each time, so that it may still change; for a large one,
 * or for YAML, read it once with this.
 *
 * @throws SynthError when a construct says that something is wrong
 * @throws Error when a text is no YAML of manifests
 *
 * @example
 * const mesh = meshOf(app);
 * expect(mesh).toRoute({ from: gateway(shop.edge), host: 'api.example.com', path: '/api/products' }, shop.products);
 */
export function meshOf(source: MeshSource): TestedMesh {
  return isTestedMesh(source) ? source : new TestedMesh(read(source), coverageOf(source));
}

/** Whether something is a program or a part of one. */
export function isProgram(value: unknown): value is App | Chart {
  return Construct.isConstruct(value) && (Chart.isChart(value) || 'synthYaml' in value);
}

function read(source: Exclude<MeshSource, TestedMesh>): MeshContent {
  if (typeof source === 'string') return { manifests: fromText(source) };
  if (isProgram(source)) return fromProgram(source);
  if (Array.isArray(source)) return { manifests: source };
  throw new Error(`a mesh is an App, a Chart, a YAML text or a list of manifests, not ${String(source)}`);
}

function fromText(text: string): readonly Manifest[] {
  const { documents, errors } = readManifests(text, 'yaml');
  if (errors.length > 0) {
    throw new Error(errors.map(({ line, column, message }) => `yaml:${line}:${column}: ${message}`).join('\n'));
  }
  return documents.map(({ manifest }) => manifest);
}

function fromProgram(program: App | Chart): MeshContent {
  const collected = collect(program);
  const problems = problemsIn(collected);
  if (problems.length > 0) throw new SynthError(formatProblems(problems));
  const manifests = collected.charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const checks = checksOf(program.node.root) ?? {};
  return { manifests, checks, findings: (level) => findingsOf(collected, { ...checks, level }) };
}

function coverageOf(source: Exclude<MeshSource, TestedMesh>): Coverage {
  const known = typeof source === 'string' ? coverages.get(source) : coveragesOfObjects.get(source);
  if (known !== undefined) return known;
  const coverage = new Coverage();
  if (typeof source === 'string') coverages.set(source, coverage);
  else coveragesOfObjects.set(source, coverage);
  return coverage;
}
