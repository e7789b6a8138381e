import type { HTTPMatchRequest, StringMatch } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import type { Place } from './place';
import { members } from './string-match';

interface Position {
  readonly route: number;
  readonly match: number;
}

/** What istiod compares of a match on a path's prefix. */
interface PrefixMatch extends Position {
  readonly prefix: string;
  readonly port: number;
  readonly method: string;
  readonly authority: string;
  readonly maps: readonly Readonly<Record<string, string>>[];
}

/** Looks for matches on a path's prefix that an earlier, shorter prefix takes all requests of. */
export function checkPrefixes(
  routes: readonly { readonly match?: readonly object[] }[],
  positions: readonly Position[],
  at: Place,
): void {
  const earlier = new Map<string, PrefixMatch[]>();
  const lengths = new Set<number>();
  for (const position of positions) {
    const found = prefixMatch(routes[position.route]!.match![position.match] as HTTPMatchRequest, position);
    if (found === undefined) continue;
    const covering = coveringMatch(found, earlier, lengths);
    if (covering !== undefined) {
      at.at(position.route)
        .at('match')
        .at(position.match)
        .warn(
          'virtual-service-ineffective-match',
          `The match decides nothing: match ${covering.match} of route ${covering.route} before it has the prefix ${quote(covering.prefix)}, which takes ${quote(found.prefix)} too.`,
          'Put the longer prefix first.',
        );
    }
    const same = earlier.get(found.prefix);
    lengths.add(found.prefix.length);
    if (same === undefined) earlier.set(found.prefix, [found]);
    else same.push(found);
  }
}

function coveringMatch(
  match: PrefixMatch,
  earlier: ReadonlyMap<string, readonly PrefixMatch[]>,
  lengths: ReadonlySet<number>,
): PrefixMatch | undefined {
  for (const length of lengths) {
    if (length >= match.prefix.length) continue;
    const covering = earlier.get(match.prefix.slice(0, length))?.find((candidate) => covers(candidate, match));
    if (covering !== undefined) return covering;
  }
  return undefined;
}

function prefixMatch(match: HTTPMatchRequest, position: Position): PrefixMatch | undefined {
  const { prefix } = members(match.uri);
  if (!prefix) return undefined;
  return {
    ...position,
    prefix,
    port: match.port ?? 0,
    method: exactOrPrefix(match.method) || 'exact:GET',
    authority: exactOrPrefix(match.authority),
    maps: [match.headers, match.queryParams, match.withoutHeaders].map((map = {}) =>
      Object.fromEntries(Object.entries(map).map(([key, value]) => [key, exactOrPrefix(value)])),
    ),
  };
}

function exactOrPrefix(match: StringMatch | undefined): string {
  const { exact, prefix } = members(match);
  return exact ? `exact:${exact}` : prefix ? `prefix:${prefix}` : '';
}

/** Whether the earlier match takes every request of the later one, as istiod tells it: it compares the texts. */
function covers(earlier: PrefixMatch, later: PrefixMatch): boolean {
  return (
    earlier.port === later.port &&
    earlier.method.startsWith(later.method) &&
    earlier.authority.startsWith(later.authority) &&
    earlier.maps.every((map, index) => coversMap(map, later.maps[index]!))
  );
}

function coversMap(earlier: Readonly<Record<string, string>>, later: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(earlier);
  return (
    keys.length === Object.keys(later).length &&
    keys.every((key) => Object.hasOwn(later, key) && earlier[key]!.startsWith(later[key]!))
  );
}
