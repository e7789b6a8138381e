import { type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import { resolvePlain } from '../../model/yaml-scalar';

/** The value of a scalar: its own, or what a tag makes of it. */
export type Scalar = string | number | boolean | null;

/** js-yaml's event for a scalar. */
export type ScalarEvent = Extract<Event, { readonly valueStart: number }>;

const typeOfTag: Readonly<Record<string, string>> = { int: 'number', float: 'number', bool: 'boolean' };

/** What kubectl reads in a scalar. @throws Error if its tag (`!!int`) does not fit its text. */
export function readScalar(source: string, event: ScalarEvent): Scalar {
  const text = getScalarValue(source, event);
  if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : text;
  const tag = shortTag(source.slice(event.tagStart, event.tagEnd));
  if (tag === 'binary') return Buffer.from(text, 'base64').toString();
  if (tag !== 'null' && !Object.hasOwn(typeOfTag, tag)) return text;
  const value = resolvePlain(text);
  if (tag === 'null' ? value !== null : typeof value !== typeOfTag[tag])
    throw new Error(`${JSON.stringify(text)} is not of type !!${tag}`);
  return value;
}

/** Whether a scalar, as a key, is the merge key `<<`. */
export function isMergeKey(source: string, event: ScalarEvent): boolean {
  if (getScalarValue(source, event) !== '<<') return false;
  if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN;
  return shortTag(source.slice(event.tagStart, event.tagEnd)) === 'merge';
}

function shortTag(tag: string): string {
  return tag.replace(/^!<tag:yaml\.org,2002:(.*)>$/, '!!$1').replace(/^!!/, '');
}
