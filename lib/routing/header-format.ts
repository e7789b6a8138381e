import type { Call } from './call';

/** `%REQ(name?other):10%` and `%%`; everything else between percent signs is what only a running Envoy knows. */
const COMMAND = /%(?:REQ\(([^)?]+)(?:\?([^)]+))?\)(?::(\d+))?)?%/g;

/** A header's new value with Envoy's commands filled in as far as the request answers them, its headers as they are by now. */
export function formatHeaderValue(value: string, call: Call, lines: ReadonlyMap<string, readonly string[]>): string {
  if (!value.includes('%')) return value;
  const first = (name: string) => (isOwn(name) ? call.header(name) : lines.get(name)?.[0]);
  return value.replace(COMMAND, (command, name?: string, alternative?: string, length?: string) => {
    if (command === '%%') return '%';
    const found = first((name ?? '').toLowerCase()) ?? (alternative && first(alternative.toLowerCase()));
    return (found || '').slice(0, length === undefined ? undefined : Number(length));
  });
}

/** Whether a name is one of HTTP's own, which no rule for headers touches. */
function isOwn(name: string): boolean {
  return name.startsWith(':') || name === 'host';
}
