import type { DocumentedRule } from '../../output/rules-markdown';

/** What a rule is about, to be read on a terminal. */
export function explain(rule: DocumentedRule): string {
  const codes = [rule.gate, rule.level, rule.istio, rule.kiali].filter((code) => code !== undefined);
  const examples = [
    ['Bad', rule.bad],
    ['Good', rule.good],
  ].flatMap(([title, yaml]) => (yaml === undefined ? [] : [`\n${title}:\n\n${indent(yaml)}`]));
  return `${rule.id} (${codes.join(', ')})\n\n${rule.summary}\n${rule.why}\n${examples.join('')}`;
}

function indent(yaml: string): string {
  return `${yaml.trim()}\n`.replace(/^(?=.)/gm, '    ');
}
