import type { Request } from './request';
import { withoutPort } from './virtual-host';

/** The name that a client of TLS asks for, in lower case as Envoy reads it: by default the host; none without TLS. */
export function sniOf({ tls, host }: Request): string {
  return tls === undefined ? '' : (tls.sni ?? withoutPort(host)).toLowerCase();
}
