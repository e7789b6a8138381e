import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Level } from '../model/finding';
import { jsonItems } from './json-items';
import { formatSubject, type LocatedFinding, type Unreadable } from './located-finding';
import type { DocumentedRule } from './rules-markdown';

const LEVELS: Readonly<Record<Level, Result.level>> = { error: 'error', warning: 'warning', info: 'note' };

/** The program that found it. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
}

/**
 * Findings as SARIF 2.1.0, which code scanning services and editors read.
 *
 * It comes in pieces: the findings of a large mesh are more than one string may hold.
 *
 * @param rules what is known of the rules, of which those with findings are described
 */
export function* formatSarif(
  findings: readonly LocatedFinding[],
  unreadable: readonly Unreadable[],
  rules: readonly DocumentedRule[],
  tool: SarifTool,
): Generator<string, void> {
  const found = new Set(findings.map(({ rule }) => rule));
  const described = rules.filter(({ id }) => found.has(id));
  const indexes = new Map(described.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules: described.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map((place) => ({
              level: 'error',
              message: { text: place.message },
              locations: locationsOf(place),
            })),
          },
        ],
        results: [],
      },
    ],
  };
  const text = JSON.stringify(log, null, 2);
  // The results stand last, so that no empty list comes after theirs.
  const end = text.lastIndexOf('[]') + 1;
  yield text.slice(0, end);
  yield* jsonItems(findings, (finding) => resultOf(finding, indexes.get(finding.rule)), ' '.repeat(8));
  yield `${findings.length === 0 ? '' : `\n${' '.repeat(6)}`}${text.slice(end)}\n`;
}

function descriptorOf({ id, level, istio, summary, why }: DocumentedRule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${summary}\n\n${why}` },
    defaultConfiguration: { level: LEVELS[level] },
    ...(istio === undefined ? {} : { properties: { tags: [istio] } }),
  };
}

function resultOf(finding: LocatedFinding, ruleIndex: number | undefined): Result {
  const { rule, level, message, help, object } = finding;
  const name = formatSubject(finding);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[level],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: locationsOf(finding, name),
    // The same finding is known again when lines above it come or go.
    partialFingerprints: { 'objectPath/v1': `${rule} ${object.apiVersion} ${name}` },
  };
}

function locationsOf({ file, line, column }: LocatedFinding | Unreadable, name?: string): Result['locations'] {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  const physical =
    file === undefined ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } };
  const logical = name === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: name, kind: 'object' }] };
  return [{ ...physical, ...logical }];
}

function uriOf(file: string): string {
  const uri = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return uri.startsWith('/') ? `file://${uri}` : uri;
}
