import type { Scalar } from './scalar';

const canonicalInteger = /^(?:0|-?[1-9][0-9]{0,18})$/;
const floatNotation = /\.|^[-+]?[0-9_]+[eE]/;

/**
 * The text that kubectl makes of a key written as `text` and read as `value`: `8080`, `true` for `yes`, `1.1` for `1.10`.
 *
 * @throws Error for null, which is no key.
 */
export function keyOf(value: Scalar, text: string): string {
  if (typeof value === 'string') return value;
  if (value === null) throw new Error('a key must not be null; write it between quotes');
  if (typeof value === 'boolean') return String(value);
  if (canonicalInteger.test(text)) return text;
  const isFloat = floatNotation.test(text) || !Number.isInteger(value) || Math.abs(value) > 2 ** 64;
  return isFloat ? floatKey(value) : BigInt(value).toString();
}

const float32Digits = 9;

/** A float as Go prints it in single precision with as few digits as will do, in exponent form from 1e+06 on and below 0.0001. */
function floatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  let shortest = single.toExponential(0);
  for (let digits = 1; digits < float32Digits && Math.fround(Number(shortest)) !== single; digits++) {
    shortest = single.toExponential(digits);
  }
  const [mantissa = '', exponent = ''] = shortest.split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return Object.is(single, -0) ? '-0' : String(Number(shortest));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
