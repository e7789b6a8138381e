import { type Event, YAMLException } from 'js-yaml';
import type { Path } from '../../model/finding';
import { Construction } from './construct';
import { Locator } from './locate';
import { parse } from './parse';
import { hasTooManyValues, TOO_MANY_VALUES } from './size';
import type { Part } from './split';

/** One YAML document's value, and a function from paths in it to offsets in the stream; or what is wrong and where. */
export type ReadValue =
  | { readonly value: unknown; offset(path: Path): number }
  | { readonly problem: string; readonly offset: number };

/** A part in which nothing is to be read: templates leave some, and a hostile file has millions. */
const nothing = /^(?:---)?\s*$/;

/** The documents of one part of a stream. What comes after a broken one in the same part is lost. */
export function* valuesIn(part: Part): Generator<ReadValue, void> {
  if (nothing.test(part.text)) return;
  if (hasTooManyValues(part.text)) {
    yield { problem: TOO_MANY_VALUES, offset: part.offset };
    return;
  }
  let events: Event[];
  try {
    events = parse(part.text);
  } catch (error) {
    const json = parseJson(part.text);
    yield json === undefined ? problem(part, error) : { value: json.value, offset: () => part.offset };
    return;
  }
  const construction = new Construction(part.text, events);
  try {
    for (let document = 0; construction.more; document++) {
      const value = construction.document();
      yield { value, offset: (path) => part.offset + locatorOf(part).offset(document, path) };
    }
  } catch (error) {
    yield problem(part, error);
  }
}

/** The locator used last: findings come document by document. */
let latest: { readonly part: Part; readonly locator: Locator } | undefined;

function locatorOf(part: Part): Locator {
  if (latest?.part !== part) latest = { part, locator: new Locator(part.text, parse(part.text)) };
  return latest.locator;
}

/** JSON that is not YAML as well: indented by tabs, or with U+2028 in a string. */
function parseJson(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function problem(part: Part, error: unknown): ReadValue {
  if (!(error instanceof YAMLException)) throw error;
  return {
    problem: `this document cannot be read: ${error.reason}`,
    offset: part.offset + (error.mark?.position ?? 0),
  };
}
