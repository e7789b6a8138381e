import { App, type AppProps, YamlOutputType } from 'cdk8s';
import type { ProgramFinding } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { toYamlStream } from '../output/yaml';
import { type Assumptions, assumedManifests } from './assume';
import type { CheckOptions } from './check';
import { checkAssumptions } from './check-assumptions';
import { checkOptions } from './check-options';
import { noteChecks } from './checks-of';
import { type Collected, type CollectOptions, collect } from './collect';
import { writeFolder } from './dist';
import { filesOf } from './files';
import { findingsOf, judge, problemsIn } from './judge';
import { formatProblems } from './report';
import { SynthError } from './synth-error';

/** Props of {@link MeshApp}: those of a cdk8s `App`, and how the mesh is checked. */
export interface MeshAppProps extends AppProps {
  /**
   * How the mesh is checked before anything is written; `false` writes unchecked what constructs themselves let pass.
   * @default - against Istio 1.31
   */
  readonly checks?: CheckOptions | false;
}

/**
 * A cdk8s `App` that checks the whole mesh before it writes: in one walk, all problems at once, each with its construct
 * and the line that made it. Files are written only when nothing is wrong, and the last good output stays otherwise.
 * Objects come out in the order that is safe to apply.
 *
 * @example
 * const app = new MeshApp();
 * const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
 * app.synth();
 */
export class MeshApp extends App {
  readonly #checks: CheckOptions | false;
  readonly #assumed: Manifest[] = [];

  constructor(props: MeshAppProps = {}) {
    super(props);
    this.#checks = props.checks ?? {};
    if (this.#checks !== false) checkOptions(this.#checks);
    noteChecks(this, { options: () => this.#options(this.#checks || {}) });
  }

  /**
   * Says what exists outside of this program: a Service of another team, a Secret in the cluster. Objects may then refer
   * to it, and nothing is reported of it.
   *
   * @throws Error that names what it has no use for, or what is not as it has to be
   *
   * @example
   * app.assume({ secrets: [{ namespace: 'istio-system', name: 'api-tls' }], namespaces: ['istio-system'] });
   */
  assume(assumptions: Assumptions): this {
    checkAssumptions(assumptions, 'assume.');
    this.#assumed.push(...assumedManifests(assumptions));
    return this;
  }

  /**
   * Checks and writes the manifests to `outdir`; warnings go to standard error.
   *
   * @throws SynthError when something is wrong, with all problems in its message; then nothing is written
   */
  override synth(): void {
    // Unchecked, one file per chart: nobody looks at an object twice.
    const asText = this.#checks === false && this.yamlOutputType === YamlOutputType.FILE_PER_CHART;
    const collected = asText ? this.#collected({ asText }) : this.#checked();
    const files = filesOf(collected, this.yamlOutputType, this.outputFileExtension);
    if (this.#recordsMetadata) files.push({ name: 'construct-metadata.json', chunks: [constructMetadata(collected)] });
    writeFolder(this.outdir, files);
  }

  /**
   * Checks the mesh and gives its manifests as one YAML stream.
   *
   * @throws SynthError when something is wrong, with all problems in its message
   */
  override synthYaml(): string {
    return [...toYamlStream(manifestsOf(this.#checked()))].join('');
  }

  /**
   * The manifests of all charts, unchecked, in the order in which they are written.
   *
   * @throws SynthError when a construct says that something is wrong
   */
  manifests(): Manifest[] {
    return manifestsOf(this.#collected());
  }

  /**
   * What the gates say of the mesh, errors, warnings and hints, each with the construct and the line of the `new`.
   *
   * @throws SynthError when a construct says that something is wrong
   */
  findings(): ProgramFinding[] {
    return findingsOf(this.#collected(), this.#options(this.#checks || {}));
  }

  #options(checks: CheckOptions): CheckOptions {
    return { ...checks, assume: [...(checks.assume ?? []), ...this.#assumed] };
  }

  get #recordsMetadata(): boolean {
    return (this as unknown as { readonly recordConstructMetadata: boolean }).recordConstructMetadata;
  }

  #collected(options: CollectOptions = {}): Collected {
    const collected = collect(this, options);
    const problems = problemsIn(collected);
    if (problems.length > 0) throw new SynthError(formatProblems(problems));
    return collected;
  }

  #checked(): Collected {
    if (this.#checks === false) return this.#collected();
    const collected = collect(this);
    const { errors, warnings } = judge(collected, this.#options(this.#checks));
    if (errors.length > 0) throw new SynthError(errors);
    for (const warning of warnings) process.stderr.write(`${warning}\n`);
    return collected;
  }
}

function manifestsOf(collected: Collected): Manifest[] {
  return collected.charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
}

/** What stock cdk8s leaves for its tools: which construct made which object. */
function constructMetadata(collected: Collected): string {
  const objects = collected.charts.flatMap((chart) => chart.objects);
  const resources = Object.fromEntries(objects.map(({ construct }) => [construct.name, { path: construct.node.path }]));
  return JSON.stringify({ version: '1.0.0', resources });
}
