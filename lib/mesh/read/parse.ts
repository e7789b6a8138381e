import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { flowOnOneLine } from './flow-on-one-line';

/** Deeper nesting than this is refused, far below what would overflow the stack. */
const deepestNesting = 1000;

const lineBreakToKubectl = /[\u0085\u2028\u2029]/;

/** js-yaml's words for a line of a flow collection that begins too far to the left. */
const leftOfParent = 'deficient indentation';

/**
 * Parses YAML into js-yaml's events.
 *
 * @throws YAMLException with the offset of what is wrong.
 */
export function parse(source: string): Event[] {
  refuseLineBreaks(source);
  try {
    return parseEvents(source, { maxDepth: deepestNesting });
  } catch (error) {
    if (!(error instanceof YAMLException) || error.reason !== leftOfParent) throw error;
    return parseEvents(flowOnOneLine(source), { maxDepth: deepestNesting });
  }
}

function refuseLineBreaks(source: string): void {
  const at = source.search(lineBreakToKubectl);
  if (at < 0) return;
  const code = source.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  YAMLException.throwAt(source, at, `U+${code} ends a line to kubectl; write it as "\\u${code}" between double quotes`);
}
