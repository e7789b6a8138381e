import type { Node } from '../../../imports/constraints';
import type { Check } from './walk';

const INT32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 };

/** Checks of a number's range, that of its format included. */
export function numberCheck(node: Node): readonly Check[] {
  const checks: Check[] = [];
  const range = node.format === 'int32' ? INT32 : undefined;
  const minimum = node.minimum ?? range?.minimum;
  const maximum = node.maximum ?? range?.maximum;
  if (minimum !== undefined || maximum !== undefined) {
    const low = minimum ?? Number.NEGATIVE_INFINITY;
    const high = maximum ?? Number.POSITIVE_INFINITY;
    checks.push((value, walk) => {
      const number = value as number;
      if (number < low) walk.add('out-of-range', `${number} is less than ${low}, the least that ${walk.name} takes.`);
      if (number > high) walk.add('out-of-range', `${number} is more than ${high}, the most that ${walk.name} takes.`);
    });
  }
  if (node.enum !== undefined) checks.push(numberEnum(node.enum));
  return checks;
}

function numberEnum(values: readonly unknown[]): Check {
  return (value, walk) => {
    if (values.includes(value)) return;
    walk.add(
      'invalid-enum',
      `${value} is none of the values that ${walk.name} takes.`,
      `It takes ${values.join(', ')}.`,
    );
  };
}
