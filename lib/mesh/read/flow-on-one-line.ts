import { type CST, Parser } from 'yaml';

/**
 * The same YAML with every flow collection (`[…]`, `{…}`) on one line and every offset unchanged: line breaks and comments inside
 * become blanks. kubectl lets a closing bracket stand at the start of a line, which YAML, and js-yaml with it, does not.
 */
export function flowOnOneLine(source: string): string {
  let result = '';
  let end = 0;
  for (const token of new Parser().parse(source)) {
    for (const { offset, source: broken } of tokensInFlow(token, false)) {
      if (broken.trim() !== '' && !broken.startsWith('#')) continue;
      result += source.slice(end, offset) + ' '.repeat(broken.length);
      end = offset + broken.length;
    }
  }
  return result + source.slice(end);
}

/** The punctuation, blanks and comments inside flow collections, in the order of the text. */
function* tokensInFlow(token: CST.Token | null | undefined, inFlow: boolean): Generator<CST.SourceToken, void> {
  if (!token) return;
  if (token.type === 'document') yield* tokensInFlow(token.value, false);
  if ('items' in token) {
    const isFlow = inFlow || token.type === 'flow-collection';
    for (const item of token.items) {
      if (isFlow) yield* item.start;
      yield* tokensInFlow(item.key, isFlow);
      if (isFlow) yield* item.sep ?? [];
      yield* tokensInFlow(item.value, isFlow);
    }
  }
  if (inFlow && 'end' in token) yield* token.end ?? [];
}
