/** A text, or why the bytes are none: the text up to the first byte that is wrong shows where. */
type Decoded = { readonly text: string } | { readonly textBefore: string };

/** Reads a file's bytes as UTF-8 (or UTF-16, if they begin with its byte order mark) and drops the byte order mark. */
export function decode(input: string | Uint8Array): Decoded {
  if (typeof input === 'string') return { text: input.startsWith('\uFEFF') ? input.slice(1) : input };
  const encoding = encodingOf(input);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(input) };
  } catch {
    const text = new TextDecoder(encoding).decode(input);
    return { textBefore: text.slice(0, Math.max(0, text.indexOf('\uFFFD'))) };
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
