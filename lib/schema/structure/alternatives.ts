import type { Node } from '../../../imports/constraints';
import { isMapping } from '../../model/mapping';
import { FORMATS } from './formats';
import type { Check } from './walk';

/** A check of JSON Schema's `oneOf`: exactly one of the alternatives fits. */
export function alternativesCheck(node: Node): Check {
  const alternatives = node.oneOfSchemas!;
  return (value, walk) => {
    const whole = isMapping(value) ? { ...defaultsOf(node), ...value } : value;
    if (alternatives.filter((alternative) => fits(whole, alternative)).length === 1) return;
    walk.add(
      'invalid-format',
      'The fields do not fit together: none of the forms the schema allows is met.',
      `It allows one of ${JSON.stringify(alternatives)}.`,
    );
  };
}

function defaultsOf(node: Node): Readonly<Record<string, unknown>> {
  const fields = Object.entries(node.properties ?? {}).filter(([, child]) => child.default !== undefined);
  return Object.fromEntries(fields.map(([name, child]) => [name, child.default]));
}

function fits(value: unknown, node: Node): boolean {
  if (node.not !== undefined && fits(value, node.not)) return false;
  if (node.enum !== undefined && !node.enum.includes(value)) return false;
  if (node.anyOf?.every((alternative) => !fits(value, alternative))) return false;
  if (node.format !== undefined && typeof value === 'string' && FORMATS[node.format]?.accepts(value) === false)
    return false;
  if (node.properties === undefined || !isMapping(value)) return true;
  return Object.entries(node.properties).every(
    ([name, child]) => !Object.hasOwn(value, name) || fits(value[name], child),
  );
}
