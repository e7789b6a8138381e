const integer = /^[-+]?(?:0[bB][01]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** What begins with a dot goes straight to Go's own float parser, where an underscore must stand between digits. */
const dottedFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const binaryWithInnerSign = /^0b[-+][01]+$/;

const int64Min = -(2n ** 63n);
const int64Max = 2n ** 63n - 1n;
const uint64Max = 2n ** 64n - 1n;

/**
 * The number that kubectl's YAML parser reads in a plain scalar which begins with a digit, a sign or a dot; `undefined` if it
 * reads a string there.
 *
 * Underscores are dropped wherever they stand (`-_5` is -5), `0777` is octal, `08` is the float 8, and an integer outside
 * 64 bits is a float when written in decimal and a string otherwise. Integers beyond 2^53 become the nearest double.
 */
export function yamlNumber(text: string): number | undefined {
  if (text.charCodeAt(0) === 46) return dottedFloat.test(text) ? finite(text.replaceAll('_', '')) : undefined;
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (integer.test(plain)) return readInteger(plain) ?? (float.test(plain) ? finite(plain) : undefined);
  if (float.test(plain)) return finite(plain);
  if (binaryWithInnerSign.test(plain)) return readInteger(`${plain.charAt(2)}0b${plain.slice(3)}`);
  return undefined;
}

/** Integers of up to this many characters are exact as a double, whatever their base. */
const alwaysExact = 15;

function readInteger(text: string): number | undefined {
  const first = text.charAt(0);
  const signed = first === '-' || first === '+';
  const digits = signed ? text.slice(1) : text;
  const literal = /^0[0-7]+$/.test(digits) ? `0o${digits}` : digits;
  if (text.length <= alwaysExact) {
    const value = Number(literal);
    return first === '-' && value !== 0 ? -value : value;
  }
  const value = first === '-' ? -BigInt(literal) : BigInt(literal);
  return value >= int64Min && value <= (signed ? int64Max : uint64Max) ? Number(value) : undefined;
}

function finite(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
