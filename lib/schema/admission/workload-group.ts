import type { HTTPHealthCheckConfig, ReadinessProbe, WorkloadGroupSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { quote } from '../structure/describe';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkPort } from './ports';

const COUNTS = [
  'periodSeconds',
  'initialDelaySeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

/** What istiod's webhook asks of a WorkloadGroup. */
export function admitWorkloadGroup({ spec }: Resource<WorkloadGroupSpec>, object: Place): void {
  const at = object.at('spec');
  if (spec.template === undefined)
    at.at('template').error('The group has no template for its workloads.', 'Add template.');
  checkLabels(spec.metadata?.labels, at.at('metadata').at('labels'));
  if (spec.probe !== undefined) checkProbe(spec.probe, at.at('probe'));
}

/** The ways of a probe side by side, as they come from YAML. */
interface Probe {
  readonly httpGet?: HTTPHealthCheckConfig;
  readonly tcpSocket?: { readonly port?: number };
  readonly exec?: { readonly command?: readonly string[] };
  readonly grpc?: object;
}

function checkProbe(probe: ReadinessProbe, at: Place): void {
  for (const count of COUNTS) if ((probe[count] ?? 0) < 0) at.at(count).error(`${probe[count]} is less than 0.`);
  const { httpGet, tcpSocket, exec, grpc } = probe as Probe;
  if (httpGet !== undefined) checkHttpGet(httpGet, at.at('httpGet'));
  else if (tcpSocket !== undefined) checkPort(tcpSocket.port, at.at('tcpSocket').at('port'));
  else if (exec !== undefined) {
    if (!exec.command?.length) at.at('exec').at('command').error('The probe has no command to run.');
  } else if (grpc !== undefined) {
    at.at('grpc').error(
      'The schema knows a grpc probe, but istiod refuses it: its webhook was never told.',
      'Use httpGet, tcpSocket or exec.',
    );
  } else at.error('The probe asks nothing.', 'Add httpGet, tcpSocket or exec.');
}

function checkHttpGet({ port, scheme, httpHeaders = [] }: HTTPHealthCheckConfig, at: Place): void {
  checkPort(port, at.at('port'));
  if (scheme && scheme !== 'HTTP' && scheme !== 'HTTPS')
    at.at('scheme').error(`${quote(scheme)} is no scheme for a probe.`, 'Write HTTP or HTTPS.');
  httpHeaders.forEach(({ name = '' }, index) => {
    if (!/^[-A-Za-z0-9]+$/.test(name))
      at.at('httpHeaders')
        .at(index)
        .at('name')
        .error(`${quote(name)} is no name of a header of a probe: letters, digits and "-".`);
  });
}
