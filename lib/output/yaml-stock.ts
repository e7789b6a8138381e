import { Document, stringify } from 'yaml';

/** The options with which cdk8s calls the `yaml` package. */
const options = { keepUndefined: true, lineWidth: 0, version: '1.1' } as const;

const scalarTests: readonly RegExp[] = new Document(null, options).schema.tags.flatMap((tag) =>
  'test' in tag && tag.test !== undefined && tag.default === true && tag.tag !== 'tag:yaml.org,2002:str'
    ? [tag.test]
    : [],
);

/** Whether stock cdk8s quotes `text` because it looks like a number, a boolean, a date or null to it. */
export function stockSeesNoString(text: string): boolean {
  return scalarTests.some((test) => test.test(text));
}

/** How stock cdk8s writes a string that takes several lines or escapes, as a value whose further lines begin with `lineBreak`. */
export function stockText(text: string, lineBreak: string): string {
  return stringify({ a: text }, options).slice('a: '.length, -1).replaceAll('\n  ', lineBreak);
}

/** How stock cdk8s writes a document that is nothing but a string. */
export function stockDocument(text: string): string {
  return stringify(text, options);
}

/** How stock cdk8s writes a key that needs escapes. The long form of keys (`? key`) is left off. */
export function stockKey(key: string): string {
  const entry = stringify({ a: { [key]: 0 } }, options).slice('a:\n  '.length, -': 0\n'.length);
  return entry.startsWith('? ') ? entry.slice('? '.length, -'\n  '.length) : entry;
}
