import { isIPv4, isIPv6 } from 'node:net';

/** How a text of some format looks. */
export interface Format {
  readonly name: string;
  readonly example: string;
  readonly accepts: (text: string) => boolean;
}

const DATE_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The formats that the API server knows among those that the tables use. Others it lets pass, and so do we. */
export const FORMATS: Readonly<Record<string, Format | undefined>> = {
  'date-time': { name: 'a date and time', example: '"2026-01-31T12:00:00Z"', accepts: (text) => DATE_TIME.test(text) },
  byte: { name: 'base64', example: '"aGVsbG8="', accepts: (text) => BASE64.test(text.replace(/[\r\n]/g, '')) },
  ipv4: { name: 'an IPv4 address', example: '"192.0.2.1"', accepts: isIPv4 },
  ipv6: { name: 'an IPv6 address', example: '"2001:db8::1"', accepts: isIPv6 },
};
