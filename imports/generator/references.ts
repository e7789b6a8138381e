/** What a string (or a whole shape) of Istio's specs stands for. */
export interface ReferenceEntry {
  /** What it is: the props take `${to}Like` there. */
  readonly to: string;
  /** Other values that are allowed beside the reference. */
  readonly or?: string;
  /** How it is written, where a kind of reference has more than one way. */
  readonly form?: 'principal' | 'namespaced';
}

const gateway: ReferenceEntry = { to: 'Gateway', or: "'mesh'" };
const secret: ReferenceEntry = { to: 'Secret' };
const namespace: ReferenceEntry = { to: 'Namespace' };
const principal: ReferenceEntry = { to: 'ServiceAccount', or: 'PrincipalPattern', form: 'principal' };
const account: ReferenceEntry = { to: 'ServiceAccount', or: 'PrincipalPattern', form: 'namespaced' };
const namespacePattern: ReferenceEntry = { to: 'Namespace', or: 'NamespacePattern' };

/**
 * Which place of which shape refers to something: `Shape.property` (`[]` for the items of a list), or a shape's name alone when it
 * is a reference wherever it stands. What declares a name (`ServiceEntry.hosts`, a Gateway's `hosts`) is not a reference to it.
 */
export const istioReferences: Readonly<Record<string, ReferenceEntry>> = {
  Destination: { to: 'Destination' },
  Delegate: { to: 'VirtualService' },
  PolicyTargetReference: { to: 'Target' },
  'VirtualServiceSpec.hosts[]': { to: 'Host' },
  'VirtualServiceSpec.gateways[]': gateway,
  'HTTPMatchRequest.gateways[]': gateway,
  'TLSMatchAttributes.gateways[]': gateway,
  'L4MatchAttributes.gateways[]': gateway,
  'HTTPMatchRequest.sourceNamespace': namespace,
  'TLSMatchAttributes.sourceNamespace': namespace,
  'L4MatchAttributes.sourceNamespace': namespace,
  'DestinationRuleSpec.host': { to: 'Host' },
  'ClientTLSSettings.credentialName': secret,
  'ServerTLSSettings.credentialName': secret,
  'ServerTLSSettings.credentialNames[]': secret,
  'ServerTLSSettings.caCertCredentialName': secret,
  'WorkloadEntrySpec.serviceAccount': { to: 'ServiceAccount' },
  'WorkloadEntryTemplate.serviceAccount': { to: 'ServiceAccount' },
  'IstioEgressListener.hosts[]': { to: 'Host', or: 'EgressHostPattern', form: 'namespaced' },
  'Source.principals[]': principal,
  'Source.notPrincipals[]': principal,
  'Source.serviceAccounts[]': account,
  'Source.notServiceAccounts[]': account,
  'Source.namespaces[]': namespacePattern,
  'Source.notNamespaces[]': namespacePattern,
  'WasmPluginSpec.imagePullSecret': secret,
  'WasmConfig.imagePullSecret': secret,
  'EnvoyFilterClusterMatch.service': { to: 'Host' },
  'EnvoyFilterRouteConfigurationMatch.gateway': { to: 'Gateway' },
};
