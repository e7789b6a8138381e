import type { Level } from '../model/finding';
import { formatPlace, formatSubject, type LocatedFinding, type Unreadable } from './located-finding';
import { printable } from './printable';
import { quote } from './quote';

/** How text is dressed up. */
export interface TextStyle {
  /** Makes what has this level stand out. @default - plain text */
  readonly level?: (level: Level, text: string) => string;
  /** Makes rulers and line numbers stand back. @default - plain text */
  readonly dim?: (text: string) => string;
  /** A line of a file, without its end. @default - nothing is quoted */
  readonly lineOf?: (file: string, line: number) => string | undefined;
}

/** Findings as a compiler shows them, one block each: what and why, the place with its line quoted and underlined, and what to do. */
export function* formatText(findings: readonly LocatedFinding[], style: TextStyle = {}): Generator<string, void> {
  for (const finding of findings) yield formatBlock(blockOf(finding), style);
}

/** What cannot be read, in the same shape. */
export function* formatUnreadable(unreadable: readonly Unreadable[], style: TextStyle = {}): Generator<string, void> {
  for (const place of unreadable)
    yield formatBlock({ level: 'error', title: 'error', message: place.message, place, notes: {} }, style);
}

interface Block {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly place: LocatedFinding | Unreadable;
  readonly notes: Readonly<Record<string, string | undefined>>;
}

function blockOf(finding: LocatedFinding): Block {
  const { rule, istio, level, message, help } = finding;
  const title = `${level}[${istio === undefined ? rule : `${rule}, ${istio}`}]`;
  return { level, title, message, place: finding, notes: { in: formatSubject(finding), help } };
}

function formatBlock(block: Block, style: TextStyle): string {
  const { level: paint = (_, text) => text, dim = (text) => text, lineOf = () => undefined } = style;
  const { file, line, column } = block.place;
  const margin = ' '.repeat(String(line ?? '').length);
  const lines = [`${paint(block.level, `${block.title}:`)} ${printable(block.message)}`];
  const place = formatPlace(block.place);
  if (place !== undefined) lines.push(`${margin}${dim('-->')} ${printable(place)}`);
  const source = file === undefined || line === undefined ? undefined : lineOf(file, line);
  if (source !== undefined) {
    const { text, underline } = quote(source, column ?? 1);
    lines.push(`${margin} ${dim('|')}`, `${dim(`${line} |`)} ${text}`.trimEnd());
    lines.push(`${margin} ${dim('|')} ${paint(block.level, underline)}`);
  }
  for (const [name, note] of Object.entries(block.notes)) {
    if (note !== undefined) lines.push(`${margin} ${dim('=')} ${name}: ${printable(note)}`);
  }
  return lines.map((each) => `${each}\n`).join('');
}
