import { isIP } from 'node:net';
import { load } from 'js-yaml';

/** Says what a value must be when it is not, or nothing when it is. */
type Check = (value: string) => string | undefined;

const unless =
  (ok: (value: string) => boolean, expected: string): Check =>
  (value) =>
    ok(value) ? undefined : expected;

const isNumberUpTo = (text: string, most: number) => /^\d+$/.test(text) && Number(text) <= most;
const isPort = (text: string) => isNumberUpTo(text.trim(), 65_535);
const isPortList = (text: string) => text.trim() === '' || text.split(',').every(isPort);

function isPrefix(text: string): boolean {
  const slash = text.indexOf('/');
  const family = isIP(text.slice(0, Math.max(slash, 0)));
  return family !== 0 && isNumberUpTo(text.slice(slash + 1), family === 4 ? 32 : 128);
}
const isPrefixList = (text: string) => text === '' || text.split(',').every(isPrefix);

const isInterfaceList = (text: string) =>
  text === '' || text.split(',').every((name) => /^[A-Za-z0-9_.@-]{1,15}$/.test(name.trim()));

function isMapping(text: string): boolean {
  try {
    const value: unknown = load(text);
    return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}

const number = unless((text) => isNumberUpTo(text, 4_294_967_295), 'a whole number');
const portList = unless(isPortList, 'ports divided by commas, such as "8080,9090"');
const quantity = unless(
  (text) => /^[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/.test(text),
  'a quantity such as "100m" or "128Mi"',
);
const interfaces = unless(isInterfaceList, 'names of interfaces divided by commas, 15 characters at most each');

/** What the injector accepts as value of the annotations it checks. A pod with another value is not created. */
export const ANNOTATION_VALUES: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    'sidecar.istio.io/interceptionMode',
    unless((mode) => /^(REDIRECT|TPROXY|NONE)$/.test(mode), 'REDIRECT, TPROXY or NONE'),
  ],
  ['status.sidecar.istio.io/port', unless(isPort, 'a port')],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', number],
  ['readiness.status.sidecar.istio.io/periodSeconds', number],
  ['readiness.status.sidecar.istio.io/failureThreshold', number],
  [
    'traffic.sidecar.istio.io/includeOutboundIPRanges',
    unless((text) => text === '*' || isPrefixList(text), '"*" or ranges such as "10.0.0.0/8"'),
  ],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', unless(isPrefixList, 'ranges such as "10.0.0.0/8"')],
  [
    'traffic.sidecar.istio.io/includeInboundPorts',
    unless((text) => text === '*' || isPortList(text), '"*" or ports such as "8080,9090"'),
  ],
  ['traffic.sidecar.istio.io/excludeInboundPorts', portList],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', portList],
  ['traffic.sidecar.istio.io/excludeInterfaces', interfaces],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', interfaces],
  ['istio.io/reroute-virtual-interfaces', interfaces],
  [
    'prometheus.istio.io/merge-metrics',
    unless((text) => /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text), '"true" or "false"'),
  ],
  ['proxy.istio.io/config', unless(isMapping, 'a ProxyConfig in YAML')],
  ['sidecar.istio.io/proxyCPU', quantity],
  ['sidecar.istio.io/proxyMemory', quantity],
  ['sidecar.istio.io/proxyCPULimit', quantity],
  ['sidecar.istio.io/proxyMemoryLimit', quantity],
]);
