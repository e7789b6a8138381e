import { isMapping } from '../model/mapping';
import type { Assumptions } from './assume';
import { checkFields, type FieldCheck, isListOf, isText } from './check-fields';

const isNamed = (value: unknown) => isMapping(value) && isText(value['namespace']) && isText(value['name']);
const isPort = (value: unknown) => isMapping(value) && typeof value['port'] === 'number';

/** What {@link Assumptions} take. */
const ASSUMPTIONS: Readonly<Record<keyof Assumptions, FieldCheck>> = {
  services: {
    is: isListOf((value) => isNamed(value) && isListOf(isPort)((value as { readonly ports?: unknown }).ports)),
    what: 'a list of { namespace, name, ports: [{ name, port }] }',
  },
  secrets: { is: isListOf(isNamed), what: 'a list of { namespace, name }' },
  namespaces: { is: isListOf(isText), what: 'a list of names' },
  manifests: { is: isListOf((value) => isMapping(value) && isMapping(value['metadata'])), what: 'a list of manifests' },
};

/** Whether a mapping is meant as assumptions. */
export function looksLikeAssumptions(value: unknown): boolean {
  return isMapping(value) && Object.keys(ASSUMPTIONS).some((name) => Object.hasOwn(value, name));
}

/** Checks assumptions that people wrote in YAML. @throws Error that names the field and what it takes */
export function checkAssumptions(value: unknown, prefix = ''): asserts value is Assumptions {
  checkFields(value, ASSUMPTIONS, prefix);
}
