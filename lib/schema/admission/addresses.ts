import { isIP } from 'node:net';
import { quote } from '../structure/describe';

/** The prefix of an address that is a Unix domain socket. */
export const UNIX = 'unix://';

/** Whether the text is an IPv4 or IPv6 address. */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0;
}

/** What is wrong with an IP address, or `undefined`. */
export function addressProblem(text: string): string | undefined {
  return isAddress(text) ? undefined : `${quote(text)} is no IP address.`;
}

/** What is wrong with an IP address or CIDR block, or `undefined`. */
export function subnetProblem(text: string): string | undefined {
  return isAddress(text) || isCidr(text)
    ? undefined
    : `${quote(text)} is neither an IP address nor a CIDR block ("10.0.0.0/16").`;
}

function isCidr(text: string): boolean {
  const slash = text.lastIndexOf('/');
  const address = text.slice(0, Math.max(slash, 0));
  const bits = text.slice(slash + 1);
  const family = address.includes('%') ? 0 : isIP(address);
  return family !== 0 && /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** What is wrong with the path of a Unix domain socket (`/run/app.sock`, or `@name` for an abstract one), or `undefined`. */
export function socketProblem(path: string): string | undefined {
  if (path === '') return 'The path of the Unix domain socket is empty.';
  if (path.startsWith('@') || (path.startsWith('/') && !path.endsWith('/'))) return undefined;
  return `${quote(path)} is no absolute path of a Unix domain socket.`;
}
