import { ON_ONE_LINE } from './headers-of-envoy';
import type { Request } from './request';

const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});

/** A request's headers by lower-case name, without some; several lines of one are joined. */
export function lowerCaseHeaders(
  headers: Request['headers'],
  without?: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  if (headers === undefined) return NO_HEADERS;
  const lower: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    // No header is called so, and as a key it would be no header.
    const key = name === '__proto__' ? 'proto' : name.toLowerCase();
    if (without?.has(key)) continue;
    const between = key === 'cookie' ? '; ' : ',';
    const value = headers[name] as string | readonly string[];
    const text = typeof value === 'string' ? bare(value) : value.map(bare).join(between);
    lower[key] = Object.hasOwn(lower, key) ? `${lower[key]}${between}${text}` : text;
  }
  return lower;
}

/** The headers that Envoy keeps on several lines. */
export function severalLines(
  headers: Request['headers'],
  without?: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> | undefined {
  let lines: Map<string, readonly string[]> | undefined;
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string' || value === undefined || !Object.hasOwn(headers, name)) continue;
    const key = name.toLowerCase();
    if (ON_ONE_LINE.has(key) || without?.has(key)) continue;
    lines ??= new Map();
    lines.set(key, value.map(bare));
  }
  return lines;
}

/** Blanks around a value do not belong to it. */
function bare(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value[start])) start++;
  while (start < end && isBlank(value[end - 1])) end--;
  return value.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
