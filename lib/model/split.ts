import { inWords } from './in-words';
import { suggestion } from './suggestion';

/**
 * What is wrong with a split over the declared names, each problem a sentence: weights are whole percents, name what is
 * declared, and add up to 100. Istio itself takes any relative weights; that ours add up is what `split` promises.
 */
export function splitProblems(weights: unknown, declared: readonly string[]): string[] {
  if (typeof weights !== 'object' || weights === null || Array.isArray(weights)) {
    return [`split is not an object of weights by name, like { ${declared[0] ?? 'v1'}: 100 }`];
  }
  const problems: string[] = [];
  const entries = Object.entries(weights);
  for (const [name, weight] of entries) {
    if (!declared.includes(name))
      problems.push(`split gives a weight to "${name}", which is not declared. ${suggestion(name, declared)}`);
    if (typeof weight !== 'number' || !Number.isInteger(weight) || weight < 0 || weight > 100) {
      problems.push(`split gives "${name}" the weight ${inWords(weight)}; a weight is a whole percent from 0 to 100`);
    }
  }
  if (problems.length > 0) return problems;
  const sum = entries.reduce((total, [, weight]) => total + weight, 0);
  if (sum === 100) return [];
  const parts = entries.map(([name, weight]) => `${name}: ${weight}`).join(', ');
  return [`split adds up to ${sum}, not 100${parts === '' ? '' : ` (${parts})`}`];
}
