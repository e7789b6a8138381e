import { formatEntry } from '../output/story';
import type { Request } from '../routing';
import type { TrafficChange } from './traffic';

/** A class of requests by its example: `GET api.example.com/api/checkout with x-test-group: B`. */
export function describeRequest(request: Request): string {
  const { method = 'GET', host, path = '/', port, tls, from, headers = {}, claims, protocol, address } = request;
  const isUsual = tls === undefined ? port === 80 && 'workload' in from : port === 443;
  const place = isUsual || /:\d+$/.test(host) ? host : `${host}:${port}`;
  const parts = Object.entries(headers).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : value.join(',')}`,
  );
  if (claims !== undefined) parts.push(`claims ${JSON.stringify(claims)}`);
  if (tls?.sni !== undefined && tls.sni !== host) parts.push(`SNI ${tls.sni}`);
  if (address !== undefined) parts.push(`address ${address}`);
  const what = protocol === 'TCP' ? `TCP to ${place}` : `${method} ${place}${path}`;
  return parts.length === 0 ? what : `${what} with ${parts.join(', ')}`;
}

/** What is different for a class: `stable -> experimental`; anything but the destination is named. */
export function describeChange({ changes }: TrafficChange): string {
  return changes
    .map(({ what, old, new: now }) => `${what === 'destination' ? '' : `${what} `}${old} -> ${now}`)
    .join('; ');
}

/** Changes that are told together: of one host, and the same. */
export interface ChangeGroup {
  readonly changes: readonly TrafficChange[];
}

/** A place where requests enter, or several that see the same, with what changes there. */
export interface EntryGroup {
  readonly from: readonly string[];
  readonly groups: readonly ChangeGroup[];
}

/** Changes by where requests enter; entries with the same changes are told as one. */
export function groupChanges(changes: readonly TrafficChange[]): readonly EntryGroup[] {
  const byEntry = collect(changes, ({ request }) => formatEntry(request.from));
  const sameText = (own: readonly TrafficChange[]) =>
    own.map((change) => `${describeRequest(change.request)}: ${describeChange(change)}`).join('\n');
  const byText = collect([...byEntry], ([, own]) => sameText(own));
  return [...byText.values()].map((entries) => {
    const [, own] = entries[0] as (typeof entries)[number];
    const groups = collect(own, (change) => `${change.request.host} ${change.request.port} ${describeChange(change)}`);
    return { from: entries.map(([from]) => from), groups: [...groups.values()].map((each) => ({ changes: each })) };
  });
}

function collect<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
