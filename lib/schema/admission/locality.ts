import type {
  LocalityLoadBalancerSetting,
  LocalityLoadBalancerSettingFailover,
  OutlierDetection,
  ZoneAwareLoadBalancerSetting,
} from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import type { Place } from './place';

const TOPOLOGY: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
]);

/** Checks which localities traffic of a locality goes to. Like istiod, it stops at the first contradiction. */
export function checkLocality(
  setting: LocalityLoadBalancerSetting,
  outlier: OutlierDetection | undefined,
  at: Place,
): void {
  const { distribute = [], failover = [], failoverPriority = [] } = setting;
  if (distribute.length > 0 && failover.length > 0) {
    at.error(
      'distribute says where traffic always goes, failover where it goes when something fails; they exclude each other.',
      'Keep one of them.',
    );
    return;
  }
  const label = failoverPriority.find((name) => TOPOLOGY.has(name));
  if (failover.length > 0 && label !== undefined) {
    at.at('failoverPriority').error(
      `failover orders regions, and so does ${label} in failoverPriority; they exclude each other.`,
      'Keep one of them.',
    );
    return;
  }
  for (const [index, { to = {} }] of distribute.entries()) {
    const place = at.at('distribute').at(index).at('to');
    const weights = Object.values(to);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const wrong = weights.find((weight) => weight < 1 || weight > 100);
    if (wrong !== undefined) place.error(`The weight ${wrong} is not from 1 to 100.`);
    else if (total !== 100) place.error(`The weights of the localities add up to ${total}, not 100.`);
    if (wrong !== undefined || total !== 100) return;
    place.errorIf(localitiesProblem(Object.keys(to)));
  }
  at.at('distribute').errorIf(localitiesProblem(distribute.map(({ from }) => from ?? '')));
  checkFailover(failover, failoverPriority, outlier, at);
}

/** Checks a zone-aware setting, whose regions, zones and subzones Envoy orders by itself. */
export function checkZoneAware(
  setting: ZoneAwareLoadBalancerSetting,
  outlier: OutlierDetection | undefined,
  at: Place,
): void {
  const { failover = [], failoverPriority = [] } = setting;
  failoverPriority.forEach((label, index) => {
    if (!TOPOLOGY.has(label)) return;
    at.at('failoverPriority')
      .at(index)
      .error(`Zone-aware load balancing orders by ${label} already.`, 'Remove the label.');
  });
  checkFailover(failover, failoverPriority, outlier, at);
}

function checkFailover(
  failover: readonly LocalityLoadBalancerSettingFailover[],
  priority: readonly string[],
  outlier: OutlierDetection | undefined,
  at: Place,
): void {
  if (failover.length + priority.length > 0 && outlier === undefined) {
    at.warn(
      'failover-without-outlier-detection',
      'Without outlierDetection no endpoint counts as failed, so traffic never fails over.',
      'Add outlierDetection to the same policy.',
    );
  }
  failover.forEach(({ from = '', to = '' }, index) => {
    const place = at.at('failover').at(index);
    if (from === to) place.error(`Failover from ${quote(from)} to itself goes nowhere.`);
    if (from.includes('/') || to.includes('/'))
      place.error('Failover is between regions; a zone or subzone ("region/zone") cannot be named.');
    if (from.includes('*') || to.includes('*')) place.error('Failover is between regions, and "*" is none.');
  });
}

/** What is wrong with a set of localities (`region/zone/subzone`, `*` at the end), or `undefined`. */
function localitiesProblem(localities: readonly string[]): string | undefined {
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const locality of localities) {
    const stars = locality.split('*').length - 1;
    if (stars > 1 || (stars === 1 && !locality.endsWith('*')))
      return `${quote(locality)} may have one "*", at its end.`;
    if (whole.has('*')) return overlap(locality);
    const items = splitLocality(locality);
    if (items.includes('')) return `${quote(locality)} has an empty region, zone or subzone.`;
    const levels = items.map((_, index) => items.slice(0, index + 1).join('/'));
    const own = levels[levels.length - 1]!;
    if (levels.some((level) => whole.has(level)) || (items.length < 3 && parts.has(own))) return overlap(locality);
    if (items.slice(1).length > 0 && whole.has(`${items[0]}/*`)) return overlap(locality);
    if (items.length === 3 && whole.has(`${items[0]}/${items[1]}/*`)) return overlap(locality);
    whole.add(own);
    for (const level of levels) parts.add(level);
  }
  return undefined;
}

/** At most three parts: whatever follows the second slash is the subzone. */
function splitLocality(locality: string): string[] {
  const [region = '', zone, ...rest] = locality.split('/');
  return [region, ...(zone === undefined ? [] : [zone]), ...(rest.length === 0 ? [] : [rest.join('/')])];
}

function overlap(locality: string): string {
  return `${quote(locality)} overlaps with another locality of the list.`;
}
