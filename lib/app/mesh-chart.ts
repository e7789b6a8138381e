import { Chart, type ChartProps } from 'cdk8s';
import { Construct } from 'constructs';
import { describeValue, inWords } from '../model/in-words';
import { nameProblem } from '../model/name';
import { noteOrigin } from '../model/origin';
import { report } from '../model/problem';
import type { ShapeOf } from '../model/shape';
import { suggestion } from '../model/suggestion';
import { unknownKeys } from '../model/unknown-keys';
import { type MeshMembership, Namespace } from '../resources/namespace';
import { PeerAuthentication } from '../resources/peer-authentication';
import { checkMesh } from './check-mesh';

/** Props of {@link MeshChart}. */
export interface MeshChartProps extends ChartProps {
  /** The namespace of everything in the chart. References between charts are written by full name because of it. */
  readonly namespace: string;
  /**
   * Whether pods get a sidecar: `true`, `false`, or the revision of the control plane that injects it.
   * @default - nothing is said, and no Namespace is written
   */
  readonly injection?: boolean | { readonly revision: string };
  /** Whether the namespace is in ambient mode, without sidecars. @default false */
  readonly ambient?: boolean;
  /**
   * Whether workloads take plain text too. Callers need no setting: Istio finds out by itself who speaks mutual TLS.
   * @default - the mesh's, and no PeerAuthentication is written
   */
  readonly mtls?: 'STRICT' | 'PERMISSIVE';
}

const MESH_CHART = {
  namespace: true,
  injection: { revision: true },
  ambient: true,
  mtls: true,
  labels: true,
  disableResourceNameHashes: true,
} satisfies ShapeOf<MeshChartProps>;

const SCOPE =
  'give the app it belongs to. Where modules import each other in a circle, what is imported may be undefined still';

const MTLS_MODES: readonly string[] = ['STRICT', 'PERMISSIVE'];

/**
 * A chart for one namespace of the mesh. Writes a `Namespace` where injection or ambient mode is said, and a
 * `PeerAuthentication` named `default` where mutual TLS is. In a stock cdk8s `App` it brings the checks of
 * {@link MeshApp} along as a validation.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 * @see https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
 *
 * @example
 * const shop = new MeshChart(app, 'shop', { namespace: 'shop', injection: true, mtls: 'STRICT' });
 */
export class MeshChart extends Chart {
  override readonly namespace: string;

  constructor(scope: Construct, id: string, props: MeshChartProps) {
    if (!Construct.isConstruct(scope)) throw new Error(`MeshChart ${id}: is made in ${describeValue(scope)}; ${SCOPE}`);
    const { injection, ambient, mtls, ...chart } = Object(props) as MeshChartProps;
    super(scope, id, chart);
    noteOrigin(this, new.target);
    this.namespace = chart.namespace;
    // A class of the user's may take props of its own.
    const slips = new.target === MeshChart ? unknownKeys(props, MESH_CHART) : [];
    const problems = chartProblems(Object(props));
    for (const problem of [...slips, ...problems]) report(this, problem);
    if (problems.length === 0 && (injection !== undefined || ambient))
      new Namespace(this, 'namespace', { metadata: { name: chart.namespace }, ...dataPlane(injection, ambient) });
    if (problems.length === 0 && mtls !== undefined)
      new PeerAuthentication(this, 'mtls', { metadata: { name: 'default' }, mtls: { mode: mtls } });
    checkMesh(this);
  }
}

function dataPlane(injection: MeshChartProps['injection'] = false, ambient?: boolean): MeshMembership {
  if (ambient) return { ambient };
  if (typeof injection === 'boolean') return { injection: injection ? 'enabled' : 'disabled' };
  return { injection };
}

/** What is wrong with a chart, as sentences. */
function chartProblems({ namespace, injection, ambient, mtls }: MeshChartProps): string[] {
  const problems: string[] = [];
  const name = nameProblem(namespace, 'label');
  if (name !== undefined) problems.push(`namespace: ${name}`);
  if (injection !== undefined && typeof injection !== 'boolean') {
    const revision: unknown = Object(injection).revision;
    const revised = nameProblem(revision, 'label');
    if (typeof revision !== 'string')
      problems.push(`injection is ${describeValue(injection)}; give true, false or { revision: 'stable' }`);
    else if (revised !== undefined) problems.push(`injection.revision: ${revised}`);
  }
  if (ambient !== undefined && typeof ambient !== 'boolean')
    problems.push(`ambient is ${describeValue(ambient)}; it has to be true or false`);
  if (injection !== undefined && ambient)
    problems.push('has "injection" and "ambient"; a pod is in the mesh by one of the two');
  if (mtls !== undefined && !MTLS_MODES.includes(mtls))
    problems.push(`has the unknown mtls "${inWords(mtls)}". ${suggestion(inWords(mtls), MTLS_MODES)}`);
  return problems;
}
