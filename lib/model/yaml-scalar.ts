import { yamlNumber } from './yaml-number';

const words: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...spelled(null, '', '~', 'null', 'Null', 'NULL'),
  ...spelled(true, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'),
  ...spelled(false, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'),
  ...spelled(Number.NaN, '.nan', '.NaN', '.NAN'),
  ...spelled(Number.POSITIVE_INFINITY, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'),
  ...spelled(Number.NEGATIVE_INFINITY, '-.inf', '-.Inf', '-.INF'),
]);

function spelled<Value>(value: Value, ...spellings: string[]): [string, Value][] {
  return spellings.map((spelling) => [spelling, value]);
}

/** Only a scalar that begins with one of these can be anything but a string. */
const firstCharacters = new Set([...'+-.0123456789yYnNtTfFoO~'].map((character) => character.charCodeAt(0)));
const longestWord = 5;

/**
 * What kubectl reads where `text` stands as a plain (unquoted) scalar in YAML.
 *
 * kubectl's parser (sigs.k8s.io/yaml, which is go-yaml v2) is neither YAML 1.1 nor 1.2: `yes`, `0777`, `0o7`, `0b11`, `1_000` and
 * `-_5` are not strings there, `12:30:45`, `2001-01-01` and `1e999` are. Integers beyond 2^53 become the nearest double.
 * `.nan` and `.inf` are read as numbers, which JSON, and so Kubernetes, cannot hold.
 */
export function resolvePlain(text: string): string | number | boolean | null {
  if (text !== '' && !firstCharacters.has(text.charCodeAt(0))) return text;
  if (text.length <= longestWord) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  return text.charCodeAt(0) <= digitNine ? (yamlNumber(text) ?? text) : text;
}

const digitNine = 57;

/** Whether kubectl reads the plain scalar `text` as the string `text`; one that it does not must be quoted. */
export function readsAsString(text: string): boolean {
  return typeof resolvePlain(text) === 'string';
}

/** Whether kubectl reads the plain key `text` as the key `text`: `<<` merges a mapping, and `yes` is the key `true`. */
export function readsAsKey(text: string): boolean {
  return text !== '<<' && readsAsString(text);
}
