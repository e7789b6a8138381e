import type { Call } from './call';

/** `%REQ(name?other):10%` and `%%`; everything else between percent signs is what only a running Envoy knows. */
const COMMAND = /%(?:REQ\(([^)?]+)(?:\?([^)]+))?\)(?::(\d+))?)?%/g;

/** A header's new value with Envoy's commands filled in as far as the request answers them. */
export function formatHeaderValue(value: string, call: Call): string {
  if (!value.includes('%')) return value;
  return value.replace(COMMAND, (command, name?: string, alternative?: string, length?: string) => {
    if (command === '%%') return '%';
    const found = call.first((name ?? '').toLowerCase()) ?? (alternative && call.first(alternative.toLowerCase()));
    return (found || '').slice(0, length === undefined ? undefined : Number(length));
  });
}
