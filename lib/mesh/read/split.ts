/** A part of a YAML stream: from one `---` line to the next. */
export interface Part {
  readonly text: string;
  /** Where the part begins in the stream, in UTF-16 units. */
  readonly offset: number;
}

const documentStart = /^---(?=[ \t\r\n]|$)/gm;

/**
 * Cuts a YAML stream before each `---`, as kubectl does before it parses anything: a broken document leaves the others readable,
 * and parsing stays linear in memory. A line that begins with `---` cannot be anything else in YAML.
 */
export function* split(text: string): Generator<Part, void> {
  let offset = 0;
  for (const { index } of text.matchAll(documentStart)) {
    if (index > offset) yield { text: text.slice(offset, index), offset };
    offset = index;
  }
  if (offset < text.length) yield { text: text.slice(offset), offset };
}
