import { isIP } from 'node:net';

/** An address or a range as a text that two share only when they mean the same: without the bits that do not count. What is neither stays as it is. */
export function maskedCidr(cidr: string): string {
  const [network = '', bits] = cidr.split('/');
  const family = isIP(network);
  if (family === 0) return cidr;
  if (family === 6) return maskedCidr6(network, Number(bits ?? 128));
  const value = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits ?? 32));
  return `${value - (value % size)}/${bits ?? 32}`;
}

function maskedCidr6(network: string, length: number): string {
  const [head = '', tail = ''] = new URL(`http://[${network}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  const bits = groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
  return `${bits.slice(0, length)}/${length}`;
}
