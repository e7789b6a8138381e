import type { PeerAuthenticationSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import type { Place } from './place';
import { checkSelector } from './selectors';

/** What istiod's webhook asks of a PeerAuthentication. */
export function admitPeerAuthentication({ spec }: Resource<PeerAuthenticationSpec>, object: Place): void {
  const at = object.at('spec');
  const { selector, portLevelMtls } = spec;
  checkSelector(selector?.matchLabels, selector, at.at('selector'));
  if (portLevelMtls === undefined) return;
  const ports = Object.keys(portLevelMtls);
  if (ports.length === 0)
    at.at('portLevelMtls').error('portLevelMtls is empty and changes no port.', 'Remove it, or name a port.');
  else if (Object.keys(selector?.matchLabels ?? {}).length === 0)
    at.error(
      'portLevelMtls is about ports of certain workloads, and no selector says which.',
      'Add selector.matchLabels.',
    );
  for (const port of ports) {
    const number = /^\d{1,9}$/.test(port) ? Number(port) : 0;
    if (number < 1 || number > 65535)
      at.at('portLevelMtls').at(port).error(`${port} is no port: ports go from 1 to 65535.`);
  }
}
