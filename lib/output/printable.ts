/** Control and formatting characters: on a terminal they move the cursor, or worse. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text as one line that is safe to show; it stays as long as it was. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === '\t' || character === '\n' ? ' ' : '\ufffd'));
}
