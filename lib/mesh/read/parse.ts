import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** Deeper nesting than this is refused, far below what would overflow the stack. */
export const deepestNesting = 1000;

const lineBreakToKubectl = /[\u0085\u2028\u2029]/;

/**
 * Parses YAML into js-yaml's events.
 *
 * @throws YAMLException with the offset of what is wrong.
 */
export function parse(source: string): Event[] {
  const at = source.search(lineBreakToKubectl);
  if (at >= 0) {
    const code = source.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    YAMLException.throwAt(source, at, `U+${code} ends a line to kubectl; write it as "\\u${code}" between double quotes`);
  }
  return parseEvents(source, { maxDepth: deepestNesting });
}
