import { isIP } from 'node:net';
import type { Call } from './call';

/**
 * The client's address by `x-forwarded-for`, of which the last `trusted` are believed: each proxy writes its own client
 * behind the others. `undefined` where the header does not go back so far, holds no address there, or is not believed.
 */
export function forwardedFor(call: Call, trusted: number): string | undefined {
  if (trusted <= 0) return undefined;
  const address = call.headers['x-forwarded-for']?.split(',').at(-trusted)?.trim() ?? '';
  return isIP(address) === 0 ? undefined : address;
}
