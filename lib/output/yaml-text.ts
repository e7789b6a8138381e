import { isWellFormed } from '../model/well-formed';
import { readsAsKey, readsAsString } from '../model/yaml-scalar';
import { lineBreak } from './yaml-line';
import { stockDocument, stockKey, stockSeesNoString, stockText } from './yaml-stock';

/** Names, hosts, paths: what most strings in a manifest are. They need quotes only if they are a word like `yes` (stock takes `e1` for a number). */
const ordinary = /^(?![eE][0-9-])[A-Za-z/_][A-Za-z0-9/_.-]*$/;
const longestReservedWord = 5;

/** Where a plain scalar ends or means something else. Runs over text without line breaks. */
const indicator = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|:[ \t]|[\t ]#|[\t :]$/;
/** What takes an escape or several lines. */
const beyondOneLine = /[^\t\P{Cc}]/u;
/** Lines that stock does not write as a block but between quotes. */
const escapedByStock = /[^\t\n\P{Cc}]|\n[\t ]+$/u;
/** Characters that kubectl's parser takes for a line break, or refuses, unless they are written as an escape. */
const hostile = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
const everyHostile = new RegExp(hostile, 'g');
/** A string value, as it stands after `key: ` or `- `; its further lines, if it takes several, stand at `depth`. */
export function valueText(text: string, depth: number): string {
  if (isOrdinary(text)) return text;
  refuseSurrogates(text);
  if (hostile.test(text)) return escaped(text);
  if (beyondOneLine.test(text)) return breaksAsBlock(text) ? JSON.stringify(text) : stockText(text, lineBreak(depth));
  return staysPlain(text) ? text : quoted(text);
}

/** A key, without its colon. Keys of the outermost mapping must not look like a document marker. */
export function keyText(key: string, outermost: boolean): string {
  if (isOrdinary(key)) return key;
  refuseSurrogates(key);
  if (hostile.test(key)) return escaped(key);
  if (beyondOneLine.test(key)) return stockKey(key);
  const isMarker = outermost && /^(?:---|\.\.\.)/.test(key);
  return staysPlain(key) && readsAsKey(key) && !isMarker ? key : quoted(key);
}

/** A document that is a string. */
export function documentText(text: string): string {
  refuseSurrogates(text);
  if (hostile.test(text)) return `${escaped(text)}\n`;
  return readsAsString(text) ? stockDocument(text) : `${quoted(text)}\n`;
}

/** Whether stock would write lines that kubectl's parser refuses (the first one begins with a tab) or shortens (they are all blank). */
function breaksAsBlock(text: string): boolean {
  if (escapedByStock.test(text)) return false;
  return /^[ \n]*\t/.test(text) || (text.includes(' ') && !/[^ \n]/.test(text));
}

function isOrdinary(text: string): boolean {
  return ordinary.test(text) && (text.length > longestReservedWord || readsAsString(text));
}

function refuseSurrogates(text: string): void {
  if (!isWellFormed(text)) throw new TypeError('half a surrogate pair');
}

function staysPlain(text: string): boolean {
  return !indicator.test(text) && readsAsString(text) && !stockSeesNoString(text);
}

function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(everyHostile, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
