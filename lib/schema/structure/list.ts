import type { Node } from '../../../imports/constraints';
import { isMapping } from '../../model/mapping';
import type { Children } from './compile';
import type { Check } from './walk';

/** Checks of a list: its length, its items, and that keys (or whole items, in a set) occur once. */
export function listCheck(node: Node, children: Children): readonly Check[] {
  const checks: Check[] = [];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = node;
  if (node.minItems !== undefined || node.maxItems !== undefined) {
    checks.push((value, walk) => {
      const { length } = value as readonly unknown[];
      if (length < minItems)
        walk.add('invalid-length', `${walk.name} has ${length} entries; it takes ${minItems} or more.`);
      if (length > maxItems)
        walk.add('invalid-length', `${walk.name} has ${length} entries; it takes ${maxItems} at most.`);
    });
  }
  if (node.items !== undefined) checks.push(itemsCheck(children.compile(node.items)));
  if (node.listMapKeys !== undefined)
    checks.push(uniqueCheck(keyOf(node.listMapKeys, node.items && children.resolve(node.items))));
  if (node.listType === 'set') checks.push(uniqueCheck((item) => (isMapping(item) ? undefined : JSON.stringify(item))));
  return checks;
}

function itemsCheck(item: Check): Check {
  return (value, walk) => {
    const items = value as readonly unknown[];
    for (let index = 0; index < items.length; index++) {
      walk.path.push(index);
      item(items[index], walk);
      walk.path.pop();
    }
  };
}

/** The keys of an item as one text that people can read, or `undefined` where the item is no object. */
function keyOf(keys: readonly string[], items: Node | undefined): (item: unknown) => string | undefined {
  return (item) => {
    if (!isMapping(item)) return undefined;
    return keys
      .map((key) => `${key} ${JSON.stringify(scalar(item[key] ?? items?.properties?.[key]?.default))}`)
      .join(', ');
  };
}

/** Keys of lists are scalars; anything else was reported as a wrong type and must not be walked here. */
function scalar(value: unknown): unknown {
  return typeof value === 'object' ? null : value;
}

function uniqueCheck(key: (item: unknown) => string | undefined): Check {
  return (value, walk) => {
    const items = value as readonly unknown[];
    if (items.length < 2) return;
    const first = new Map<string, number>();
    for (let index = 0; index < items.length; index++) {
      const name = key(items[index]);
      if (name === undefined) continue;
      const before = first.get(name);
      if (before === undefined) first.set(name, index);
      else
        walk.addAt(
          index,
          'duplicate-item',
          `Entry ${before} of the list has the same ${name} already.`,
          'Remove one, or give it another key.',
        );
    }
  };
}
