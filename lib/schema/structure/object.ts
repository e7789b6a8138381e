import type { Node } from '../../../imports/constraints';
import { suggestion } from '../../model/suggestion';
import { minorOf } from '../versions';
import { alternativesCheck } from './alternatives';
import type { Children } from './compile';
import { quote } from './describe';
import type { Check, Walk } from './walk';

interface Property {
  readonly check: Check;
  readonly since: string | undefined;
  /** A null where the field has a default counts as absent: the API server fills the default in. */
  readonly defaulted: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Checks of an object or map: its fields or entries, those that must be there, and those that exclude each other. */
export function objectCheck(node: Node, children: Children): readonly Check[] {
  const checks: Check[] = [];
  if (node.additional !== undefined) checks.push(entriesCheck(children.compile(node.additional)));
  else if (node.properties !== undefined) checks.push(fieldsCheck(node, children));
  if (node.required !== undefined) checks.push(requiredCheck(node, children));
  if (node.minProperties !== undefined || node.maxProperties !== undefined) checks.push(sizeCheck(node));
  for (const group of node.oneOf ?? []) checks.push(exclusiveCheck(group));
  if (node.oneOfSchemas !== undefined) checks.push(alternativesCheck(node));
  return checks;
}

function fieldsCheck(node: Node, { compile, resolve }: Children): Check {
  const fields = new Map<string, Property>();
  for (const [name, child] of Object.entries(node.properties!)) {
    fields.set(name, { check: compile(child), since: child.since, defaulted: resolve(child).default !== undefined });
  }
  return (value, walk) => {
    const object = value as Fields;
    for (const name of Object.keys(object)) {
      const field = object[name];
      if (field === undefined) continue;
      const property = fields.get(name);
      if (property === undefined) {
        if (!node.preserveUnknown) unknownField(name, fields.keys(), walk);
        continue;
      }
      if (field === null && property.defaulted) continue;
      walk.path.push(name);
      if (property.since !== undefined) sinceCheck(name, property.since, walk);
      property.check(field, walk);
      walk.path.pop();
    }
  };
}

function unknownField(name: string, known: Iterable<string>, walk: Walk): void {
  walk.addAt(
    name,
    'unknown-field',
    `There is no field ${quote(name)} here; kubectl refuses the object, and where it does not the field is dropped without a word.`,
    suggestion(name, known),
  );
}

function sinceCheck(name: string, since: string, walk: Walk): void {
  if (minorOf(since) <= walk.minor) return;
  walk.add(
    'newer-than-target',
    `${name} came with Istio ${since}; the targeted 1.${walk.minor} does not know the field and refuses it or drops it without a word.`,
    `Do without it, or target ${since} or later (istioVersion).`,
  );
}

function entriesCheck(entry: Check): Check {
  return (value, walk) => {
    const map = value as Fields;
    for (const key of Object.keys(map)) {
      if (map[key] === undefined) continue;
      walk.path.push(key);
      entry(map[key], walk);
      walk.path.pop();
    }
  };
}

function requiredCheck(node: Node, { resolve }: Children): Check {
  const defaulted = (child: Node | undefined) => child !== undefined && resolve(child).default !== undefined;
  const required = node.required!.filter((name) => !defaulted(node.properties?.[name]));
  return (value, walk) => {
    const object = value as Fields;
    for (const name of required) {
      if (Object.hasOwn(object, name) && object[name] !== undefined) continue;
      walk.addAt(
        name,
        'required-field',
        `${name} is missing, and the API server refuses the object without it.`,
        `Add ${name}.`,
      );
    }
  };
}

function sizeCheck({ minProperties = 0, maxProperties = Number.POSITIVE_INFINITY }: Node): Check {
  return (value, walk) => {
    const { length } = Object.keys(value as Fields);
    if (length < minProperties)
      walk.add('invalid-length', `${walk.name} has ${length} entries; it takes ${minProperties} or more.`);
    if (length > maxProperties)
      walk.add('invalid-length', `${walk.name} has ${length} entries; it takes ${maxProperties} at most.`);
  };
}

function exclusiveCheck(group: readonly string[]): Check {
  return (value, walk) => {
    const object = value as Fields;
    let set: string[] | undefined;
    for (const name of group) {
      if (!Object.hasOwn(object, name) || object[name] === undefined) continue;
      if (set === undefined) set = [name];
      else set.push(name);
    }
    if (set === undefined || set.length < 2) return;
    walk.add(
      'exclusive-fields',
      `Only one of ${group.join(', ')} may be set, and ${set.join(' and ')} are.`,
      `Keep one of ${set.join(', ')}.`,
    );
  };
}
