import type { Action, ClusterRef, ForwardAction, HttpRoute } from './http-route';
import { compileRetries, type RetrySpec } from './retries';
import { ANY_REQUEST } from './route-match';
import { VirtualHost } from './virtual-host';

/** The route of a service without a VirtualService. */
export function defaultRoute(cluster: ClusterRef, retries: RetrySpec | undefined): HttpRoute {
  const action: ForwardAction = {
    kind: 'forward',
    destinations: [{ cluster, share: 100, headers: undefined, authority: undefined }],
    headers: undefined,
    prefixRewrite: undefined,
    regexRewrite: undefined,
    authority: undefined,
    timeout: '0s',
    retries: compileRetries(retries),
    mirrors: [],
    fault: undefined,
    missingStatus: 503,
  };
  return catchAll('default', action);
}

/** What a sidecar does with hosts that nobody knows: let them pass, or refuse them with 502. */
export function unknownHosts(outboundTrafficPolicy: string): VirtualHost {
  if (outboundTrafficPolicy === 'REGISTRY_ONLY') {
    return new VirtualHost('block_all', ['*'], () => [catchAll('block_all', { kind: 'direct', status: 502 })]);
  }
  const name = outboundTrafficPolicy === 'ALLOW_ANY_DYNAMIC_DNS' ? 'allow_any_dynamic_dns' : 'allow_any';
  return new VirtualHost(name, ['*'], () => [catchAll(name, { kind: 'passthrough' })]);
}

function catchAll(name: string, action: Action): HttpRoute {
  const match = ANY_REQUEST;
  return { name, match, path: match.path, action, cors: undefined, source: undefined, resolved: undefined };
}
