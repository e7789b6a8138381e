import { MESH_GATEWAY } from '../mesh/gateways';
import type { EffectiveVirtualService, HttpMatch } from '../mesh/virtual-services';
import { seenFrom } from '../mesh/visibility';
import { formatObject } from '../model/finding';
import { hostsOverlap } from '../model/host-name';
import type { ProxyState } from './proxy-state';
import type { Request } from './request';
import { passedOver } from './static-match';
import type { Trace } from './trace';
import type { VirtualHost } from './virtual-host';

/** Says of every object that could have routed a virtual host's requests whether it does, and why not. */
export function explainObjects(state: ProxyState, request: Request, virtualHost: VirtualHost, trace: Trace): void {
  for (const { server, reason } of state.config.servers.rejected) {
    if (server.port === request.port)
      trace.say(`Gateway ${server.gatewayName} port ${server.port} is left out: ${reason}.`);
  }
  const taken = new Set(virtualHost.routes.map(({ source }) => source?.virtualService));
  for (const virtualService of state.index.virtualServices.all) {
    const concerned = virtualService.hosts.some((host) =>
      virtualHost.domains.some((domain) => domain !== '*' && hostsOverlap(host.toLowerCase(), domain)),
    );
    if (!concerned && !taken.has(virtualService)) continue;
    const label = formatObject(virtualService.resource);
    if (!taken.has(virtualService)) {
      trace.say(`${label} is passed over: ${whyNot(state, virtualService)}.`);
      continue;
    }
    trace.say(`${label} gives routes for ${virtualHost.name}.`);
    for (const skipped of skippedMatches(state, request, virtualService)) trace.say(`${label} ${skipped}`);
  }
}

function whyNot(state: ProxyState, { gateways, visibility, namespace }: EffectiveVirtualService): string {
  const names = gatewayNames(state);
  if (!gateways.some((gateway) => names.has(gateway)))
    return `it is bound to ${gateways.join(', ')}, not to ${[...names].join(', ')}`;
  if (seenFrom(visibility, namespace, state.proxy.namespace) === undefined) {
    return `it is not exported to namespace ${state.proxy.namespace}`;
  }
  if (state.proxy.kind === 'gateway') return 'none of its rules is for this server';
  return 'another VirtualService has the host already, the Sidecar does not import it, or none of its rules is for this proxy and port';
}

function gatewayNames(state: ProxyState): ReadonlySet<string> {
  if (state.proxy.kind === 'sidecar') return new Set([MESH_GATEWAY]);
  return new Set(state.config.servers.servers.map(({ gatewayName }) => gatewayName));
}

function* skippedMatches(state: ProxyState, request: Request, { http }: EffectiveVirtualService): Iterable<string> {
  for (const [index, { match }] of http.entries()) {
    for (const condition of match ?? []) {
      const reason = whySkipped(state, request, condition);
      if (reason !== undefined) yield `rule ${index}: a match is left out, for ${reason}.`;
    }
  }
}

function whySkipped(state: ProxyState, { port }: Request, match: HttpMatch): string | undefined {
  const { proxy } = state;
  const reasons = [...gatewayNames(state)].map((gateway) => {
    const server = state.config.servers.servers.find((it) => it.gatewayName === gateway && it.port === port);
    return passedOver(match, { proxy, port: server?.spec.port.number ?? port, gateway });
  });
  return reasons.includes(undefined) ? undefined : reasons[0];
}
