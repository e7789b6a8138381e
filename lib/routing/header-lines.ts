import type { Request } from './request';

const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});

/** A request's headers by lower-case name; several lines of one are joined by commas. */
export function lowerCaseHeaders(headers: Request['headers']): Readonly<Record<string, string>> {
  if (headers === undefined) return NO_HEADERS;
  const lower: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name] as string | readonly string[];
    const text = typeof value === 'string' ? value : value.join(',');
    // No header is called so, and as a key it would be no header.
    const key = name === '__proto__' ? 'proto' : name.toLowerCase();
    lower[key] = Object.hasOwn(lower, key) ? `${lower[key]},${text}` : text;
  }
  return lower;
}

/** The headers that are sent on several lines. */
export function severalLines(headers: Request['headers']): Map<string, readonly string[]> | undefined {
  let lines: Map<string, readonly string[]> | undefined;
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string' || value === undefined || !Object.hasOwn(headers, name)) continue;
    lines ??= new Map();
    lines.set(name.toLowerCase(), value);
  }
  return lines;
}
