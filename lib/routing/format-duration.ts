import { toMillis } from '../model/duration';

/** A duration as Istio writes it back: in seconds, `90s` for `1m30s`, `0.250s` for `250ms`. */
export function formatDuration(text: string): string {
  const millis = toMillis(text);
  if (millis === undefined) return text;
  if (Number.isInteger(millis / 1000)) return `${millis / 1000}s`;
  return `${(millis / 1000).toFixed(Number.isInteger(millis) ? 3 : 9)}s`;
}
