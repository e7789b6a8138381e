import { groupBy } from '../mesh/indexed';
import { formatEntry } from '../output/story';
import type { Request } from '../routing';
import { UNKNOWN_HOST } from './connection';
import type { TrafficChange } from './traffic';

/** A class of requests by its example: `GET api.example.com/api/checkout with x-test-group: B`. */
export function describeRequest(request: Request): string {
  const { method = 'GET', host, path = '/', port, tls, from, headers = {}, claims, protocol, address } = request;
  const isUsual = tls === undefined ? port === 80 && 'workload' in from : port === 443;
  const name = host === UNKNOWN_HOST ? '(any other host)' : host;
  const place = isUsual || /:\d+$/.test(host) ? name : `${name}:${port}`;
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

/** A place where requests enter, or several that see the same, with what changes there, host by host. */
export interface EntryGroup {
  readonly from: readonly string[];
  readonly hosts: readonly (readonly TrafficChange[])[];
}

/** Changes by where requests enter; what changes alike for several entries is told once. */
export function groupChanges(changes: readonly TrafficChange[]): readonly EntryGroup[] {
  const byText = [...groupBy(changes, tellChange).values()].map((alike) => ({
    change: alike[0] as TrafficChange,
    from: [...new Set(alike.map(({ request }) => formatEntry(request.from)))],
  }));
  const byEntries = groupBy(byText, ({ from }) => from.join(', '));
  return [...byEntries.values()].map((own) => {
    const hosts = groupBy(own, ({ change: { request } }) => `${request.host} ${request.port}`);
    return {
      from: own[0]?.from ?? [],
      hosts: [...hosts.values()].map((of) => of.map(({ change }) => change)),
    };
  });
}

/** Entries by name; of many, the first three. */
export function listEntries(from: readonly string[]): readonly string[] {
  return from.length <= 4 ? from : [...from.slice(0, 3), `and ${from.length - 3} more`];
}

/** The few of a host's changes that tell most: four of those with the same effect, and twelve of all. */
export function fewOf(changes: readonly TrafficChange[]): readonly TrafficChange[] {
  const seen = new Map<string, number>();
  const few = withoutSpecialCases(changes).filter((change) => {
    const effect = describeChange(change);
    const count = (seen.get(effect) ?? 0) + 1;
    seen.set(effect, count);
    return count <= 4;
  });
  return few.slice(0, 12);
}

/** What stands for the changes that {@link fewOf} left out, `undefined` where it left none out. */
export function restOf(changes: readonly TrafficChange[], few: readonly TrafficChange[]): string | undefined {
  const left = changes.length - few.length;
  return left === 0 ? undefined : `... and ${left} more ${left === 1 ? 'kind' : 'kinds'} of requests`;
}

/** Without those that only have more headers or claims than another to which the same happens. */
function withoutSpecialCases(changes: readonly TrafficChange[]): readonly TrafficChange[] {
  const conditionsOf = ({ request: { headers = {}, claims = {} } }: TrafficChange) => [
    ...Object.entries(headers),
    ...Object.entries(claims).map(([name, value]) => [`@${name}`, JSON.stringify(value)] as const),
  ];
  const alike = groupBy(changes, (change) => {
    const { headers, claims, ...request } = change.request;
    return JSON.stringify([request, describeChange(change)]);
  });
  const general = [...alike.values()].flatMap((group) => {
    const asked = group.map(conditionsOf);
    return group.filter((_, index) => !asked.some((other) => isPart(other, asked[index]!)));
  });
  const kept = new Set(general);
  return changes.filter((change) => kept.has(change));
}

function isPart(few: readonly (readonly [string, unknown])[], many: readonly (readonly [string, unknown])[]): boolean {
  const given = new Map(many);
  return few.length < many.length && few.every(([name, value]) => given.get(name) === value);
}

/** A class and what changes for it, on one line. */
export function tellChange(change: TrafficChange): string {
  return `${describeRequest(change.request)}: ${describeChange(change)}`;
}
