import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { nameProblem } from '../model/name';
import { noteOrigin } from '../model/origin';
import { report } from '../model/problem';
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
    const { injection, ambient, mtls, ...chart } = Object(props) as MeshChartProps;
    super(scope, id, chart);
    noteOrigin(this, new.target);
    this.namespace = chart.namespace;
    const problem = nameProblem(chart.namespace, 'label');
    const writesNamespace = injection !== undefined || ambient;
    // A Namespace says of its own name what is wrong with it.
    if (problem !== undefined && !writesNamespace) report(this, `namespace: ${problem}`);
    if (injection !== undefined && ambient) {
      report(this, 'has "injection" and "ambient"; a pod is in the mesh by one of the two');
    } else if (writesNamespace) {
      new Namespace(this, 'namespace', { metadata: { name: chart.namespace }, ...dataPlane(injection, ambient) });
    }
    if (mtls !== undefined)
      new PeerAuthentication(this, 'mtls', { metadata: { name: 'default' }, mtls: { mode: mtls } });
    checkMesh(this);
  }
}

/** What comes past the types goes on as it is: a Namespace says what it takes. */
function dataPlane(injection: MeshChartProps['injection'] = false, ambient?: boolean): MeshMembership {
  if (ambient) return { ambient };
  if (typeof injection === 'boolean') return { injection: injection ? 'enabled' : 'disabled' };
  return { injection };
}
