import type { Node } from '../../../imports/constraints';
import { isMapping } from '../../model/mapping';
import { describe } from './describe';
import type { Walk } from './walk';

const NAMES = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
} as const;

/** A function that says whether a value has the type of the node, and reports when it does not. */
export function typeCheck(node: Node): (value: unknown, walk: Walk) => boolean {
  if (node.intOrString) {
    return (value, walk) => {
      if (typeof value === 'string' || Number.isInteger(value)) return true;
      walk.add('wrong-type', `${walk.name} takes a whole number or text, not ${describe(value)}.`);
      return false;
    };
  }
  const { type } = node;
  if (type === undefined) return () => true;
  const matches = matcher(type);
  return (value, walk) => {
    if (matches(value)) return true;
    walk.add(
      'wrong-type',
      `${walk.name} takes ${NAMES[type]}, not ${describe(value)}; the API server refuses the object.`,
      help(type, value),
    );
    return false;
  };
}

function matcher(type: NonNullable<Node['type']>): (value: unknown) => boolean {
  switch (type) {
    case 'object':
      return isMapping;
    case 'array':
      return Array.isArray;
    case 'integer':
      return Number.isInteger;
    case 'number':
      return Number.isFinite;
    default:
      return (value) => typeof value === type;
  }
}

function help(type: NonNullable<Node['type']>, value: unknown): string | undefined {
  if (value === null) return 'Leave the field out, or give it a value: null counts as a value here.';
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `Quote it: "${value}".`;
  if (typeof value !== 'string') return type === 'array' ? 'Write it as an entry of a list: "- ...".' : undefined;
  if (type === 'boolean' && (value === 'true' || value === 'false')) return `Write ${value} without quotes.`;
  if (type !== 'integer' && type !== 'number') return undefined;
  return value.trim() !== '' && Number.isFinite(Number(value)) ? `Write ${Number(value)} without quotes.` : undefined;
}
