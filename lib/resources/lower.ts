import { Lazy } from 'cdk8s';
import { formatPath } from '../model/finding';
import { BRAND, isReference, referenceIn } from '../model/reference';
import { isWellFormed } from '../model/well-formed';
import { lowerReference, misplaced } from './lower-reference';
import { mention } from './mentions';
import { type Field, VERBATIM } from './reference-fields';

/** What came out of a body. */
export interface Lowered {
  /** Plain data. */
  readonly value: unknown;
  /** Whether something in it (a `Lazy`, a token) is for cdk8s to resolve. */
  readonly deferred: boolean;
  /** What cannot be written: where it is, and why. */
  readonly refused: readonly string[];
}

const HALF = 'holds half a surrogate pair, which no manifest can; a text that was cut inside a character does';

/** A walk, and where it stands. One object per walk: there is one walk per object of the mesh. */
class Walk {
  readonly namespace: string | undefined;
  readonly path: (string | number)[] = [];
  readonly ancestors: object[] = [];
  refused: string[] = NONE;
  deferred = false;

  constructor(namespace: string | undefined) {
    this.namespace = namespace;
  }
}

const NONE: string[] = [];

/**
 * Turns the body of an object (`{ spec: props }`) into plain data: references become what Istio takes for them, keys are
 * sorted as cdk8s sorts them, and absent values fall out. What no manifest can hold (NaN, half a surrogate pair,
 * functions, class instances, cycles, holes in lists, references where none or another one is due) is refused with its
 * path.
 *
 * @param fields - what the places of the body mean
 * @param namespace - the one of the object
 */
export function lower(body: unknown, fields: Field, namespace?: string): Lowered {
  const walk = new Walk(namespace);
  const value = lowerValue(body, fields, walk);
  return { value, deferred: walk.deferred, refused: walk.refused };
}

function lowerValue(value: unknown, field: Field | undefined, walk: Walk): unknown {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value) ? value : refuse(walk, `the text ${HALF}`);
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : refuse(walk, `${value} is no number that a manifest can hold`);
    case 'object':
      return value === null ? null : lowerThing(value, field, walk);
    default:
      return refuse(walk, `a ${typeof value} cannot be written to a manifest; pass plain data`);
  }
}

function lowerThing(value: object, field: Field | undefined, walk: Walk): unknown {
  const reference = field?.to === undefined ? undefined : referenceIn(value, field.to);
  if (reference !== undefined && field !== undefined) {
    mention(reference);
    const written = lowerReference(reference, field, walk.namespace, (reason) => refuse(walk, reason));
    return lowerValue(written, undefined, walk);
  }
  if (isReference(value)) return refuse(walk, misplaced(`a ${value[BRAND]}`, field));
  if (value instanceof Lazy || typeof (value as { resolve?: unknown }).resolve === 'function') {
    walk.deferred = true;
    return value;
  }
  const prototype = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  if (!plain) return refuse(walk, misplaced(`a ${value.constructor?.name || 'class instance'}`, field));
  if (walk.ancestors.includes(value)) return refuse(walk, 'the value contains itself, and a manifest is a tree');
  walk.ancestors.push(value);
  const lowered = Array.isArray(value)
    ? lowerList(value, field, walk)
    : lowerObject(value as Record<string, unknown>, field, walk);
  walk.ancestors.pop();
  return lowered;
}

function lowerList(list: readonly unknown[], field: Field | undefined, walk: Walk): unknown[] {
  const item = below(field, '[]');
  const result: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    walk.path.push(index);
    if (value === undefined || (value === null && field !== VERBATIM)) {
      refuse(walk, `${value} in a list; leave the entry out`);
    } else {
      result.push(lowerValue(value, item, walk));
    }
    walk.path.pop();
  }
  return result;
}

function lowerObject(object: Record<string, unknown>, field: Field | undefined, walk: Walk): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of sortedKeys(object)) {
    walk.path.push(key);
    if (key === '__proto__') refuse(walk, 'no manifest has a key of this name');
    else if (!isWellFormed(key)) refuse(walk, `the key ${HALF}`);
    else {
      const value = lowerValue(object[key], below(field, key), walk);
      if (value !== undefined && (value !== null || field === VERBATIM)) result[key] = value;
    }
    walk.path.pop();
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

function refuse(walk: Walk, reason: string): undefined {
  const words = `${formatPath(walk.path)}: ${reason}`;
  if (walk.refused === NONE) walk.refused = [words];
  else walk.refused.push(words);
  return undefined;
}
