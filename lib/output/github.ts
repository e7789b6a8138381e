import type { Level } from '../model/finding';
import { formatSubject, type LocatedFinding, type Unreadable } from './located-finding';

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Findings as workflow commands, which GitHub shows beside the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function* formatGitHub(
  findings: readonly LocatedFinding[],
  unreadable: readonly Unreadable[] = [],
): Generator<string, void> {
  for (const place of unreadable) yield command('error', place, 'not readable', place.message);
  for (const finding of findings) {
    const title = finding.istio === undefined ? finding.rule : `${finding.rule} (${finding.istio})`;
    yield command(COMMANDS[finding.level], finding, title, messageOf(finding));
  }
}

function messageOf(finding: LocatedFinding): string {
  return `${formatSubject(finding)}: ${finding.message}${finding.help === undefined ? '' : `\n${finding.help}`}`;
}

function command(name: string, place: Unreadable | LocatedFinding, title: string, message: string): string {
  const { file, line, column } = place;
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${properties.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
