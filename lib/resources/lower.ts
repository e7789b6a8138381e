import { Lazy } from 'cdk8s';
import { formatPath } from '../model/finding';
import { BRAND, isReference, referenceIn } from '../model/reference';
import { isWellFormed } from '../model/well-formed';
import { lowerReference, misplaced } from './lower-reference';
import { mention } from './mentions';
import { type Field, VERBATIM } from './reference-fields';

/** Where values are lowered to. */
export interface LowerOptions {
  /** What the places of the body mean. */
  readonly fields: Field;
  /** The namespace of the object. */
  readonly namespace: string | undefined;
  /** Told of every value that cannot be written: where it is, and why. */
  readonly refuse: (path: string, reason: string) => void;
}

/** Plain data, and whether something in it (a `Lazy`, a token) is for cdk8s to resolve. */
export interface Lowered {
  readonly value: unknown;
  readonly deferred: boolean;
}

const HALF = 'holds half a surrogate pair, which no manifest can; a text that was cut inside a character does';

/** Where a walk stands. */
interface Context extends LowerOptions {
  readonly path: (string | number)[];
  readonly ancestors: object[];
  deferred: boolean;
}

/**
 * Turns the body of an object (`{ spec: props }`) into plain data: references become what Istio takes for them, keys are
 * sorted as cdk8s sorts them, and absent values fall out. What no manifest can hold (NaN, half a surrogate pair,
 * functions, class instances, cycles, holes in lists, references where none or another one is due) is refused with its
 * path.
 */
export function lower(body: unknown, options: LowerOptions): Lowered {
  const { fields, namespace, refuse } = options;
  const context: Context = { fields, namespace, refuse, path: [], ancestors: [], deferred: false };
  const value = lowerValue(body, fields, context);
  return { value, deferred: context.deferred };
}

function lowerValue(value: unknown, field: Field | undefined, context: Context): unknown {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value) ? value : refuse(context, `the text ${HALF}`);
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : refuse(context, `${value} is no number that a manifest can hold`);
    case 'object':
      return value === null ? null : lowerThing(value, field, context);
    default:
      return refuse(context, `a ${typeof value} cannot be written to a manifest; pass plain data`);
  }
}

function lowerThing(value: object, field: Field | undefined, context: Context): unknown {
  const reference = field?.to === undefined ? undefined : referenceIn(value, field.to);
  if (reference !== undefined && field !== undefined) {
    mention(reference);
    const written = lowerReference(reference, field, context.namespace, (reason) => refuse(context, reason));
    return lowerValue(written, undefined, context);
  }
  if (isReference(value)) return refuse(context, misplaced(`a ${value[BRAND]}`, field));
  if (value instanceof Lazy || typeof (value as { resolve?: unknown }).resolve === 'function') {
    context.deferred = true;
    return value;
  }
  const prototype = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  if (!plain) return refuse(context, misplaced(`a ${value.constructor?.name || 'class instance'}`, field));
  if (context.ancestors.includes(value)) return refuse(context, 'the value contains itself, and a manifest is a tree');
  context.ancestors.push(value);
  const lowered = Array.isArray(value)
    ? lowerList(value, field, context)
    : lowerObject(value as Record<string, unknown>, field, context);
  context.ancestors.pop();
  return lowered;
}

function lowerList(list: readonly unknown[], field: Field | undefined, context: Context): unknown[] {
  const item = below(field, '[]');
  const result: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    context.path.push(index);
    if (value === undefined || (value === null && field !== VERBATIM)) {
      refuse(context, `${value} in a list; leave the entry out`);
    } else {
      result.push(lowerValue(value, item, context));
    }
    context.path.pop();
  }
  return result;
}

function lowerObject(
  object: Record<string, unknown>,
  field: Field | undefined,
  context: Context,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of sortedKeys(object)) {
    context.path.push(key);
    if (key === '__proto__') refuse(context, 'no manifest has a key of this name');
    else if (!isWellFormed(key)) refuse(context, `the key ${HALF}`);
    else {
      const value = lowerValue(object[key], below(field, key), context);
      if (value !== undefined && (value !== null || field === VERBATIM)) result[key] = value;
    }
    context.path.pop();
  }
  return result;
}

/** The keys in order. Most objects have one or have them in order already, which is found faster than sorted. */
function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  for (let index = 1; index < keys.length; index++) if (keys[index]! < keys[index - 1]!) return keys.sort();
  return keys;
}

function below(field: Field | undefined, step: string): Field | undefined {
  return field === VERBATIM ? VERBATIM : field?.fields.get(step);
}

function refuse(context: Context, reason: string): undefined {
  context.refuse(formatPath(context.path), reason);
  return undefined;
}
