import type { VirtualServiceSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { claimPath } from '../../model/claim-name';
import { checkExportTo } from './export-to';
import { checkGatewayNames } from './gateway-names';
import { checkHttpRoute } from './http-route';
import { checkTcpRoute, checkTlsRoute } from './l4-routes';
import type { Place } from './place';
import { checkUnreachable } from './unreachable-rules';
import { checkVirtualHosts } from './virtual-hosts';

/** What istiod's webhook asks of a VirtualService. */
export function admitVirtualService({ namespace, spec }: Resource<VirtualServiceSpec>, object: Place): void {
  const at = object.at('spec');
  const delegate = !spec.hosts?.length;
  if (delegate) checkDelegate(spec, at);
  checkGatewayNames(spec.gateways, at.at('gateways'));
  if (boundToMesh(spec)) checkClaims(spec, at.at('http'));
  checkVirtualHosts(spec, boundToMesh(spec), at.at('hosts'));
  if (!spec.http?.length && !spec.tls?.length && !spec.tcp?.length)
    at.error('The VirtualService has no route.', 'Add http, tls or tcp.');
  spec.http?.forEach((route, index) => {
    checkHttpRoute(route, delegate, at.at('http').at(index));
  });
  spec.tls?.forEach((route, index) => {
    checkTlsRoute(route, spec, at.at('tls').at(index));
  });
  spec.tcp?.forEach((route, index) => {
    checkTcpRoute(route, at.at('tcp').at(index));
  });
  checkExportTo(spec.exportTo, namespace, at);
  checkUnreachable(spec, at);
}

/** Whether the routes are for sidecars (too), not for gateways alone. */
function boundToMesh({ gateways }: VirtualServiceSpec): boolean {
  return !gateways?.length || gateways.includes('mesh');
}

function checkDelegate(spec: VirtualServiceSpec, at: Place): void {
  const why = 'A VirtualService without hosts is a delegate: another one hands requests to its http routes.';
  if (spec.gateways?.length)
    at.at('gateways').error(`${why} It has the gateways of that one.`, 'Remove gateways, or add hosts.');
  if (spec.tls?.length) at.at('tls').error(`${why} It has no tls routes.`, 'Remove tls, or add hosts.');
  if (spec.tcp?.length) at.at('tcp').error(`${why} It has no tcp routes.`, 'Remove tcp, or add hosts.');
}

function checkClaims(spec: VirtualServiceSpec, at: Place): void {
  for (const [index, { match = [] }] of (spec.http ?? []).entries()) {
    match.forEach((request, position) => {
      for (const field of ['headers', 'withoutHeaders'] as const) {
        const claim = Object.keys(request[field] ?? {}).find((name) => claimPath(name) !== undefined);
        if (claim === undefined) continue;
        at.at(index)
          .at('match')
          .at(position)
          .at(field)
          .at(claim)
          .error(
            'Sidecars cannot route by claims of a token, only gateways can, and this VirtualService is for sidecars too.',
            'Bind it to a gateway alone.',
          );
      }
    });
  }
}
