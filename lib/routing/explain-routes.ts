import type { Call } from './call';
import type { HttpRoute } from './http-route';
import { matchesPath, pathWords } from './path-match';
import type { Trace } from './trace';
import type { VirtualHost } from './virtual-host';

/** Says of every route up to the one that takes the request why it does or does not. */
export function explainRoutes(virtualHost: VirtualHost, call: Call, trace: Trace): void {
  for (const route of virtualHost.routes) {
    const label = labelOf(route);
    const { path, conditions } = route.match;
    if (route.match.takes(call)) {
      const asks = [pathWords(path), ...conditions.map((condition) => condition.words())];
      trace.say(`${label} takes the request: ${asks.join(', ')}.`);
      return;
    }
    const missed = conditions.find((condition) => !condition.test(call));
    const reason = matchesPath(path, call.path)
      ? missed?.words()
      : `${pathWords(path)}, and this one is "${call.path}"`;
    trace.say(`${label} is passed over: it asks that ${reason}.`);
  }
}

function labelOf({ name, source }: HttpRoute): string {
  if (source === undefined) return `The route "${name}"`;
  const { virtualService, ruleIndex } = source;
  const { resource } = virtualService;
  const named = name === '' ? '' : ` ("${name}")`;
  return `${resource.kind} ${resource.namespace}/${resource.name} rule ${ruleIndex}${named}`;
}
