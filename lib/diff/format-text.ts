import { formatObject, formatPath } from '../model/finding';
import { fewOf, groupChanges, listEntries, restOf, tellChange } from './describe-change';
import type { MeshDiff } from './index';
import type { ObjectChange } from './object-changes';

/** A difference as people read it in a terminal: first what changes for requests, then for objects. */
export function formatDiffText(diff: MeshDiff): string {
  return [...trafficLines(diff), '', ...objectLines(diff.objects)].map((line) => `${line}\n`).join('');
}

function trafficLines({ traffic }: MeshDiff): readonly string[] {
  const lines = traffic.changes.length === 0 ? [verdict(traffic.bounds)] : ['Traffic'];
  for (const { from, hosts } of groupChanges(traffic.changes)) {
    lines.push(`  from ${listEntries(from).join(', ')}`);
    for (const changes of hosts) {
      const few = fewOf(changes);
      lines.push(...few.map((change) => `    ${tellChange(change)}`));
      const rest = restOf(changes, few);
      if (rest !== undefined) lines.push(`    ${rest} to this host`);
    }
  }
  return [...lines, ...traffic.bounds.map((bound) => `note: ${bound}`)];
}

/** What it means that nothing was found. */
export function verdict(bounds: readonly string[]): string {
  return bounds.length === 0
    ? 'No request is treated differently.'
    : 'No request that was asked is treated differently; not every class of requests was:';
}

function objectLines(objects: readonly ObjectChange[]): readonly string[] {
  if (objects.length === 0) return ['No object is different.'];
  const marks = { added: '+', removed: '-', changed: '~' } as const;
  return [
    'Objects',
    ...objects.flatMap((object) => [
      `  ${marks[object.change]} ${formatObject(object)}`,
      ...object.fields.map(
        ({ path, old, new: now }) => `      ${formatPath(path)}: ${formatValue(old)} -> ${formatValue(now)}`,
      ),
    ]),
  ];
}

/** A value on one line, `(none)` where there is none. */
export function formatValue(value: unknown): string {
  const text = value === undefined ? '(none)' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
