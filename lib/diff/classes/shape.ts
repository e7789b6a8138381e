import { normalizePath } from '../../routing/normalize-path';
import type { Field } from './field-test';

/** Which values a field can have. */
export interface Shape {
  /** Characters of examples, those that read best first. */
  readonly alphabet: readonly string[];
  /** RE2, for the whole value. */
  readonly valid: string;
  /** What an example has when nothing else matters. */
  readonly usual: readonly (string | undefined)[];
  /** Whether a request may come without the field. */
  readonly isOptional: boolean;
  /** Whether a value is one that a proxy gets to see. */
  holds(value: string): boolean;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const PATH = [...LETTERS, ...`-_.~!$&'()*+,;=:@/%[]`];
const VALUE = [...LETTERS, ...'-_.~!$&\'()*+,;=:@/%[]? "#<>\\^`{|}'];

/** Proxies resolve `.` and `..` before they look at a path. */
const SEGMENT = String.raw`(?:[^./?#\s]|\.[^./?#\s]|\.\.[^/?#\s])[^/?#\s]*`;

const path: Shape = {
  alphabet: PATH,
  valid: `(?:/(?:${SEGMENT})?)+`,
  usual: ['/'],
  isOptional: false,
  holds: (value) => value.startsWith('/') && normalizePath(value) === value,
};

const method: Shape = {
  alphabet: [...LETTERS.slice(36), ...LETTERS.slice(0, 36), ...'-_'],
  valid: '[A-Za-z0-9_-]+',
  usual: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
  isOptional: false,
  holds: (value) => value !== '',
};

const authority: Shape = {
  alphabet: [...LETTERS.slice(0, 36), ...'-.:', ...LETTERS.slice(36)],
  valid: '[A-Za-z0-9.-]+(?::[0-9]{1,5})?',
  usual: [],
  isOptional: false,
  holds: (value) => value !== '',
};

const header: Shape = {
  alphabet: VALUE,
  valid: '(?:[^ ](?:.*[^ ])?)?',
  usual: [undefined],
  isOptional: true,
  holds: (value) => value.trim() === value,
};

const query: Shape = {
  alphabet: PATH.filter((letter) => letter !== '&'),
  valid: '[^&#\\s]*',
  usual: [undefined],
  isOptional: true,
  holds: (value) => !/[&#\s]/.test(value),
};

const claim: Shape = { ...header, valid: '.*', holds: () => true };

/** The shape of a field's values. */
export function shapeOf(field: Field): Shape {
  if (field.startsWith('header:')) return header;
  if (field.startsWith('query:')) return query;
  if (field.startsWith('claim:')) return claim;
  return { path, method, authority, scheme: { ...header, isOptional: false, usual: [] } }[field as 'path'];
}
