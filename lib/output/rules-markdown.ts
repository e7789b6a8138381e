import type { Gate, Level } from '../model/finding';

/** What the documentation says of a rule. */
export interface DocumentedRule {
  readonly id: string;
  readonly gate: Gate;
  readonly level: Level;
  /** Istio's own code of it. */
  readonly istio?: string;
  /** Kiali's own code of it. */
  readonly kiali?: string;
  readonly summary: string;
  readonly why: string;
  /** YAML on which the rule speaks. */
  readonly bad?: string;
  /** The same YAML put right. */
  readonly good?: string;
}

const GATES: readonly (readonly [gate: Gate, title: string, introduction: string])[] = [
  ['schema', 'Schema', 'One object by itself, as the API server judges it against its CustomResourceDefinition.'],
  ['admission', 'Admission', "One object by itself, as istiod's validation webhook judges it."],
  [
    'analysis',
    'Analysis',
    'All objects together. Each rule comes with an example on which it speaks, and the same put right.',
  ],
];

const INTRODUCTION = `# Rules

Every finding names one of these rules. \`cdk8s-istio lint --explain ID\` prints the same text.

An error stops synth, a warning is printed, an info is shown on request. Where the input does not hold enough to be
sure (no Service of a namespace, no workload), a rule speaks more quietly than its level says, and its text tells so.

An annotation on the object accepts a finding, with a reason and, if wanted, its last day:

\`\`\`yaml
metadata:
  annotations:
    cdk8s-istio/ignore: 'destination-rule-no-ca: the bank pins its own authority until 2027-01-31'
\`\`\`

Several rules are divided by commas, several acceptances by \`;\` or new lines. Istio's and Kiali's codes stand for the
rules as well, and their annotations \`galley.istio.io/analyze-suppress\` and \`kiali.io/ignore-validations\` count too.
`;

/** The reference of all rules, as Markdown. */
export function rulesMarkdown(rules: readonly DocumentedRule[]): string {
  const sections = GATES.flatMap(([gate, title, introduction]) => {
    const own = rules.filter((rule) => rule.gate === gate);
    return own.length === 0
      ? []
      : [`## ${title}\n\n${introduction}\n`, table(own), ...own.filter(hasExamples).map(chapter)];
  });
  return [INTRODUCTION, ...sections].join('\n');
}

function hasExamples({ bad, good }: DocumentedRule): boolean {
  return bad !== undefined && good !== undefined;
}

function table(rules: readonly DocumentedRule[]): string {
  const rows = rules.map((rule) => {
    const name = hasExamples(rule) ? `[${rule.id}](#${rule.id})` : `\`${rule.id}\``;
    return `| ${name} | ${rule.level} | ${codes(rule)} | ${cell(rule.summary)} |`;
  });
  return ['| Rule | Level | Code | Finds |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function chapter(rule: DocumentedRule): string {
  const { id, level, summary, why, bad = '', good = '' } = rule;
  const about = [level, codes(rule)].filter((part) => part !== '').join(', ');
  const example = (yaml: string) => `\`\`\`yaml\n${yaml.trim()}\n\`\`\`\n`;
  return [
    `### ${id}\n`,
    `*${about}*\n`,
    `${summary}\n`,
    `${why}\n`,
    'Bad:\n',
    example(bad),
    'Good:\n',
    example(good),
  ].join('\n');
}

function codes({ istio, kiali }: DocumentedRule): string {
  return [istio, kiali].filter((code) => code !== undefined).join(', ');
}

/** Text as it can stand between the bars of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
