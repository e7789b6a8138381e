import type {
  TrafficPolicy,
  TrafficPolicyPortTrafficPolicy,
  TrafficPolicyTunnelSettings,
} from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import { isAddress } from './addresses';
import { checkClientTls } from './client-tls';
import { checkConnectionPool } from './connection-pool';
import { fqdnProblem } from './dns';
import { checkDurationSyntax } from './durations';
import { checkLoadBalancer } from './load-balancer';
import { checkOutlierDetection } from './outlier-detection';
import type { Place } from './place';
import { checkPort } from './ports';

const FIELDS = [
  'outlierDetection',
  'connectionPool',
  'loadBalancer',
  'tls',
  'portLevelSettings',
  'tunnel',
  'proxyProtocol',
  'retryBudget',
] as const;
const PORT_FIELDS = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'] as const;

/** Checks the policy of a host or subset. */
export function checkTrafficPolicy(policy: TrafficPolicy | undefined, namespace: string, at: Place): void {
  if (policy === undefined) return;
  // To istiod an empty list is no list.
  if (FIELDS.every((field) => policy[field] === undefined || isEmpty(policy[field]))) {
    at.error('The traffic policy is empty and changes nothing.', `Add one of ${FIELDS.join(', ')}, or remove it.`);
    return;
  }
  if (policy.tunnel !== undefined && policy.proxyProtocol !== undefined) {
    at.error('tunnel and proxyProtocol both wrap the connection, and exclude each other.', 'Keep one of them.');
    return;
  }
  checkCommon(policy, namespace, at);
  const ports = at.at('portLevelSettings').errorsOnly();
  policy.portLevelSettings?.forEach((settings, index) => {
    checkPortPolicy(settings, namespace, ports.at(index));
  });
  checkDurationSyntax(policy.retryBudget?.budgetInterval, at.at('retryBudget').at('budgetInterval'));
  if (policy.tunnel !== undefined) checkTunnel(policy.tunnel, at.at('tunnel'));
}

function checkCommon(policy: TrafficPolicy | TrafficPolicyPortTrafficPolicy, namespace: string, at: Place): void {
  checkOutlierDetection(policy.outlierDetection, at.at('outlierDetection'));
  checkConnectionPool(policy.connectionPool, at.at('connectionPool'));
  checkLoadBalancer(policy.loadBalancer, policy.outlierDetection, at.at('loadBalancer'));
  checkClientTls(policy.tls, namespace, at.at('tls'));
}

function checkPortPolicy(policy: TrafficPolicyPortTrafficPolicy, namespace: string, at: Place): void {
  if (policy.port === undefined)
    at.at('port').error('The settings name no port.', 'Add port with the number of the service port.');
  if (PORT_FIELDS.every((field) => policy[field] === undefined))
    at.error(
      'The settings of the port are empty and change nothing.',
      `Add one of ${PORT_FIELDS.join(', ')}, or remove them.`,
    );
  checkCommon(policy, namespace, at);
}

function checkTunnel(tunnel: TrafficPolicyTunnelSettings, at: Place): void {
  const { protocol, targetHost = '', targetPort } = tunnel;
  if (protocol && protocol !== 'CONNECT' && protocol !== 'POST')
    at.at('protocol').error(`${quote(protocol)} opens no tunnel.`, 'Write CONNECT or POST.');
  if (!isAddress(targetHost)) at.at('targetHost').errorIf(fqdnProblem(targetHost));
  checkPort(targetPort, at.at('targetPort'));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
