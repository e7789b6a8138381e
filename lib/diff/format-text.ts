import { formatObject, formatPath } from '../model/finding';
import { describeChange, describeRequest, groupChanges } from './describe-change';
import type { MeshDiff } from './index';
import type { ObjectChange } from './object-changes';

/** Of requests with the same fate, so many are shown. */
const SHOWN = 5;

/** A difference as people read it in a terminal: first what changes for requests, then for objects. */
export function formatDiffText(diff: MeshDiff): string {
  return [...trafficLines(diff), '', ...objectLines(diff.objects)].map((line) => `${line}\n`).join('');
}

function trafficLines({ traffic }: MeshDiff): readonly string[] {
  const lines = traffic.changes.length === 0 ? [verdict(traffic.bounds)] : ['Traffic'];
  for (const { from, groups } of groupChanges(traffic.changes)) {
    lines.push(`  from ${from.join(', ')}`);
    for (const { changes } of groups) {
      for (const change of changes.slice(0, SHOWN)) {
        lines.push(`    ${describeRequest(change.request)}: ${describeChange(change)}`);
      }
      if (changes.length > SHOWN)
        lines.push(`    ... and ${changes.length - SHOWN} more kinds of requests to this host alike`);
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
