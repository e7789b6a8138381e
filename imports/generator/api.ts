import type { Crd } from './crd';
import { gatewayNames } from './gateway-names';
import { istioNames, type NameTable } from './names';
import { istioReferences, type ReferenceEntry } from './references';
import { istioSince } from './since';

/** What the generator must be told about an API beside its CustomResourceDefinitions. */
export interface Api {
  readonly name: 'istio' | 'gateway-api';
  /** Whether a kind is one of those that are generated. */
  readonly includes: (crd: Crd) => boolean;
  readonly names: NameTable;
  /** Fields that hold a duration although no rule or pattern of theirs says so. */
  readonly durations: readonly string[];
  readonly since: Readonly<Record<string, readonly string[]>>;
  readonly references?: Readonly<Record<string, ReferenceEntry>>;
  readonly link: (page: string, message: string) => string;
  /** What stands before the types. */
  readonly prelude: string;
}

/** Istio's fifteen kinds. */
export const istio: Api = {
  name: 'istio',
  includes: (crd) => crd.group.endsWith('.istio.io'),
  names: istioNames,
  durations: ['ConnectionPoolSettingsTCPSettings.idleTimeout', 'TrafficPolicyRetryBudget.budgetInterval'],
  since: istioSince,
  references: istioReferences,
  link: (page, message) => `https://istio.io/latest/docs/reference/config/${page}/#${message.replaceAll('.', '-')}`,
  prelude: `/**
 * A length of time as Istio writes it: \`5s\`, \`250ms\`, \`1h\`, or compound, the larger unit first: \`1m30s\`.
 * Negative, exponential and sub-millisecond values pass the type; they are refused when the program runs.
 */
export type Duration =
  | \`\${number}\${'h' | 'm' | 's' | 'ms'}\`
  | \`\${number}h\${number}\${'m' | 's' | 'ms'}\`
  | \`\${number}m\${number}\${'s' | 'ms'}\`
  | \`\${number}s\${number}ms\`
  | \`\${number}h\${number}m\${number}\${'s' | 'ms'}\`
  | \`\${number}h\${number}s\${number}ms\`
  | \`\${number}m\${number}s\${number}ms\`
  | \`\${number}h\${number}m\${number}s\${number}ms\`;

/**
 * Stands where a property is impossible because another of its group is set. No value has this type: its name is what the compiler
 * says of a value that is there all the same.
 */
export interface OnlyOneOf<Keys extends string> {
  readonly '~only one of': readonly [Keys, never];
}

`,
};

const gatewayKinds = [
  'BackendTLSPolicy',
  'GRPCRoute',
  'Gateway',
  'GatewayClass',
  'HTTPRoute',
  'ReferenceGrant',
  'TCPRoute',
  'TLSRoute',
];

/** The kinds of Gateway API that a mesh is configured with. */
export const gatewayApi: Api = {
  name: 'gateway-api',
  includes: (crd) => crd.group === 'gateway.networking.k8s.io' && gatewayKinds.includes(crd.kind),
  names: gatewayNames,
  durations: [],
  since: {},
  link: (page, message) => `https://gateway-api.sigs.k8s.io/${page}/#${message.toLowerCase()}`,
  prelude: `import type { Duration } from './istio.generated';\n\n`,
};
