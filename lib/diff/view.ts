import type { Request } from '../routing';
import type { HttpRoute } from '../routing/http-route';
import type { Location } from '../routing/locate';
import type { ProxyState } from '../routing/proxy-state';
import type { VirtualHost } from '../routing/virtual-host';
import type { FieldTest } from './classes/field-test';
import { type Condition, conditionsOf, fulfils } from './condition';
import { guardsOf } from './guards';
import { rewrittenTests } from './rewritten-tests';
import { routeTests } from './route-tests';
import type { Side } from './side';
import { layer4Signature, routeSignature } from './signature';

/** One way in which a request may end on one side. */
export interface Way {
  /** What it asks of a request. */
  readonly conditions: readonly Condition[];
  /** Two ways with the same signature treat every request alike. */
  readonly signature: string;
  /** The regular expression by which it rewrites paths. */
  readonly rewrite?: string;
  /** What it looks at beside its conditions; asked for where the sides differ alone. */
  tests(): readonly FieldTest[];
}

const NONE: readonly never[] = [];

/** The ways of a location, of which a request takes the first whose conditions it fulfils; without one, it finds none. */
export function waysOf(side: Side, state: ProxyState, location: Location, request: Request): readonly Way[] {
  const { listener, chain, virtualHost } = location;
  if (listener === undefined || chain === undefined) return always('refused');
  if (typeof chain === 'string') return always(chain);
  if (chain.target.kind === 'tcp') return always(layer4Signature(side, state, chain.target));
  if (chain.target.kind !== 'http') return always(chain.target.kind);
  const isTls = chain.tls !== undefined;
  if (request.protocol === 'TCP' || (request.tls !== undefined && !isTls)) return always('unreadable');
  if (virtualHost === undefined) return always('no host');
  if (virtualHost.requiresTls && !isTls) return always('https');
  return routeWays(side, state, virtualHost, isTls ? 'https' : 'http');
}

function always(signature: string): readonly Way[] {
  return [{ conditions: NONE, signature, tests: () => NONE }];
}

function routeWays(side: Side, state: ProxyState, virtualHost: VirtualHost, scheme: string): readonly Way[] {
  return virtualHost.routes.flatMap((route) => {
    const conditions = conditionsOf(route);
    const isElsewhere = conditions.some((own) => own.test.field === 'scheme' && !fulfils(own, scheme));
    if (isElsewhere) return [];
    const rewrite = route.action.kind === 'forward' ? route.action.regexRewrite : undefined;
    return [
      {
        ...(rewrite && { rewrite: JSON.stringify(rewrite) }),
        conditions: conditions.filter(({ test }) => test.field !== 'scheme'),
        signature: routeSignature(side, state, route, virtualHost.name === 'block_all'),
        tests: () => [...routeTests(route), ...guardTests(side, state, route)],
      },
    ];
  });
}

/** What the policies behind a route ask. */
function guardTests(side: Side, state: ProxyState, route: HttpRoute): readonly FieldTest[] {
  const tests = guardsOf(state, route).flatMap((proxy) => side.testsOf(proxy));
  if (tests.length === 0 || route.action.kind !== 'forward') return tests;
  return [...tests, ...rewrittenTests(tests, route.path, route.action)];
}
