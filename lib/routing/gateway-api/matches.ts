import type { GRPCRouteMatch, HTTPHeaderMatch, HTTPRouteMatch } from '../../../imports/gateway-api.generated';
import type { HttpMatch } from '../../mesh/virtual-services';
import type { StringMatch } from '../condition';

/** A match of an HTTPRoute as a match of a VirtualService. */
export function httpMatch(match: HTTPRouteMatch): HttpMatch {
  return {
    uri: pathPattern(match.path?.type ?? 'PathPrefix', match.path?.value ?? '/'),
    headers: patterns(match.headers),
    queryParams: patterns(match.queryParams),
    ...(match.method && { method: { exact: match.method } }),
  } as HttpMatch;
}

/** A match of a GRPCRoute: gRPC's path is `/<service>/<method>`. */
export function grpcMatch({ method, headers }: GRPCRouteMatch): HttpMatch {
  return { ...(method && { uri: methodPattern(method) }), headers: patterns(headers) } as HttpMatch;
}

function pathPattern(type: string, value: string): StringMatch {
  if (type === 'Exact') return { exact: value };
  if (type === 'RegularExpression') return { regex: value };
  return { prefix: value === '/' ? value : value.replace(/\/$/, '') };
}

function methodPattern({ type = 'Exact', service, method }: NonNullable<GRPCRouteMatch['method']>): StringMatch {
  if (service === undefined) return { regex: `/[^/]+/${method}` };
  if (type === 'RegularExpression') return { regex: `/${service}/${method ?? '.+'}` };
  return method === undefined ? { prefix: `/${service}/` } : { exact: `/${service}/${method}` };
}

function patterns(
  list: readonly Pick<HTTPHeaderMatch, 'name' | 'type' | 'value'>[] | undefined,
): Record<string, StringMatch> {
  const made: Record<string, StringMatch> = {};
  for (const { name, type, value } of list ?? [])
    made[name] = type === 'RegularExpression' ? { regex: value } : { exact: value };
  return made;
}
