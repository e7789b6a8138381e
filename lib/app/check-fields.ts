import { isMapping } from '../model/mapping';
import { suggestion } from '../model/suggestion';

/** What a field takes. */
export interface FieldCheck {
  readonly is: (value: unknown) => boolean;
  /** In words. */
  readonly what: string;
}

/** Checks a mapping that people wrote in YAML. @throws Error that names the field and what it takes, or the nearest known one */
export function checkFields(values: unknown, known: Readonly<Record<string, FieldCheck>>, prefix = ''): void {
  if (!isMapping(values)) throw new Error(`${prefix === '' ? 'this' : prefix.slice(0, -1)} must be a mapping`);
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(known, name) ? known[name] : undefined;
    if (field === undefined) {
      const names = Object.keys(known).map((each) => prefix + each);
      throw new Error(`there is no "${prefix}${name}". ${suggestion(prefix + name, names)}`);
    }
    if (value !== undefined && !field.is(value)) {
      throw new Error(`${prefix}${name} must be ${field.what}, not ${JSON.stringify(value)}`);
    }
  }
}

/** A check of texts by the ones there are. */
export function isOneOf(names: readonly string[]): (value: unknown) => boolean {
  return (value) => names.includes(value as string);
}

/** Whether it is a text with something in it. */
export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** A check of lists by a check of their items. */
export function isListOf(isItem: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(isItem);
}
