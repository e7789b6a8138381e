import type {
  LoadBalancerSettings,
  LoadBalancerSettingsConsistentHashLB,
  LoadBalancerSettingsConsistentHashLBHTTPCookie,
  OutlierDetection,
  WarmupConfiguration,
} from '../../../imports/istio.generated';
import { checkDuration, checkDurationSyntax } from './durations';
import { checkLocality, checkZoneAware } from './locality';
import type { Place } from './place';
import { isPrime, TABLE_LIMIT } from './prime';

/** Checks how endpoints are chosen. */
export function checkLoadBalancer(
  settings: LoadBalancerSettings | undefined,
  outlier: OutlierDetection | undefined,
  at: Place,
): void {
  if (settings === undefined) return;
  const { consistentHash, localityLbSetting, zoneAwareLbSetting } = settings;
  if (consistentHash !== undefined)
    checkConsistentHash(consistentHash as LoadBalancerSettingsConsistentHashLB, at.at('consistentHash'));
  if (localityLbSetting !== undefined && zoneAwareLbSetting !== undefined) {
    at.error(
      'localityLbSetting and zoneAwareLbSetting are two ways to prefer what is near, and exclude each other.',
      'Keep one of them.',
    );
  }
  if (localityLbSetting !== undefined) checkLocality(localityLbSetting, outlier, at.at('localityLbSetting'));
  if (zoneAwareLbSetting !== undefined) checkZoneAware(zoneAwareLbSetting, outlier, at.at('zoneAwareLbSetting'));
  if (settings.warmup !== undefined) checkWarmup(settings.warmup, at.at('warmup'));
}

/** The parts of a consistent hash side by side, as they come from YAML. */
interface ConsistentHash {
  readonly httpCookie?: LoadBalancerSettingsConsistentHashLBHTTPCookie;
  readonly minimumRingSize?: number;
  readonly ringHash?: object;
  readonly maglev?: { readonly tableSize?: number };
}

function checkConsistentHash(hash: LoadBalancerSettingsConsistentHashLB, at: Place): void {
  const { httpCookie, minimumRingSize, ringHash, maglev } = hash as ConsistentHash;
  if (httpCookie !== undefined) checkCookie(httpCookie, at.at('httpCookie'));
  if (minimumRingSize) {
    const place = at.at('minimumRingSize');
    place.warn('deprecated-field', 'minimumRingSize is kept for compatibility only.', 'Use ringHash.minimumRingSize.');
    if (ringHash !== undefined || maglev !== undefined)
      place.error('minimumRingSize excludes ringHash and maglev, which replace it.', 'Remove minimumRingSize.');
  }
  if (maglev === undefined) return;
  const size = maglev.tableSize ?? 0;
  const place = at.at('maglev').at('tableSize');
  if (size === 0) place.error('Maglev needs the size of its table.', 'Set tableSize to a prime number, like 65537.');
  else if (size >= TABLE_LIMIT)
    place.error(
      `Maglev takes tables smaller than ${TABLE_LIMIT}, and this one has ${size}.`,
      'Set tableSize to a smaller prime number, like 65537.',
    );
  else if (!isPrime(size))
    place.error(
      `${size} is no prime number, and Maglev spreads evenly over prime tables only.`,
      'Set tableSize to a prime number, like 65537.',
    );
}

function checkCookie({ name, ttl, attributes = [] }: LoadBalancerSettingsConsistentHashLBHTTPCookie, at: Place): void {
  if (!name) at.at('name').error('The cookie that requests are hashed by has no name.');
  checkDurationSyntax(ttl, at.at('ttl'));
  const seen = new Set<string>();
  attributes.forEach((attribute, index) => {
    const place = at.at('attributes').at(index).at('name');
    if (!attribute.name) place.error('The attribute of the cookie has no name.');
    else if (seen.has(attribute.name))
      place.error(`The cookie has the attribute ${attribute.name} twice.`, 'Remove one.');
    seen.add(attribute.name);
  });
}

function checkWarmup({ duration, minimumPercent, aggression }: WarmupConfiguration, at: Place): void {
  if (duration === undefined) at.at('duration').error('warmup needs a duration.');
  checkDuration(duration, at.at('duration'));
  if ((minimumPercent ?? 0) > 100) at.at('minimumPercent').error(`${minimumPercent} is more than 100 percent.`);
  if (typeof aggression === 'number' && aggression <= 0)
    at.at('aggression').error(`The aggression ${aggression} has to be more than 0.`);
}
