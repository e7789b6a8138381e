import type { EffectiveVirtualService, HttpMatch, HttpRule, VirtualServices } from '../mesh/virtual-services';
import { claimPath } from '../model/claim-name';
import { REDIRECT_STATUSES } from './compile-redirect';
import { type StringMatch, stringMatcher } from './condition';
import type { RouteTable } from './virtual-host';

/** The VirtualServices of which Envoy may refuse a route; in most meshes there is none. */
export function refusable({ all }: VirtualServices): ReadonlySet<EffectiveVirtualService> {
  return new Set(
    all.filter(({ http }) => http.some((rule) => isWithoutAction(rule) || rule.match?.some(asksForPresence))),
  );
}

const known = new WeakMap<RouteTable, readonly string[]>();

/** What is in a route configuration that Envoy refuses, and all other routes of it with that. */
export function refusedRoutes(table: RouteTable, suspects: ReadonlySet<EffectiveVirtualService>): readonly string[] {
  if (suspects.size === 0) return [];
  const refused = known.get(table) ?? lookThrough(table, suspects);
  known.set(table, refused);
  return refused;
}

function lookThrough(table: RouteTable, suspects: ReadonlySet<EffectiveVirtualService>): readonly string[] {
  const found = new Set<string>();
  for (const { source } of table.virtualHosts.flatMap(({ routes }) => routes)) {
    if (source === undefined || !suspects.has(source.virtualService)) continue;
    const { rule, match, ruleIndex, virtualService } = source;
    const what = isWithoutAction(rule)
      ? `redirects with ${rule.redirect?.redirectCode}`
      : match !== undefined && asksForPresence(match)
        ? 'asks for a claim without a value'
        : undefined;
    if (what === undefined) continue;
    found.add(
      `VirtualService ${virtualService.namespace}/${virtualService.name} rule ${ruleIndex} ${what}, which Envoy refuses together with all routes of this port: it goes on with those it had before.`,
    );
  }
  return [...found];
}

function isWithoutAction({ redirect }: HttpRule): boolean {
  return redirect !== undefined && !REDIRECT_STATUSES.has(redirect.redirectCode || 301);
}

function asksForPresence({ headers, withoutHeaders }: HttpMatch): boolean {
  return [headers, withoutHeaders].some((patterns) =>
    Object.entries(patterns ?? {}).some(
      ([name, pattern]) => claimPath(name) !== undefined && stringMatcher((pattern ?? {}) as StringMatch) === undefined,
    ),
  );
}
