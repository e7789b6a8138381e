import { formatObject, formatPath } from '../model/finding';
import { describeChange, describeRequest, fewOf, groupChanges, listEntries, restOf } from './describe-change';
import { formatValue, verdict } from './format-text';
import type { MeshDiff } from './index';
import type { ObjectChange } from './object-changes';

/** A difference as a reviewer reads it in a pull request. */
export function formatDiffMarkdown({ traffic, objects }: MeshDiff): string {
  const lines = ['## Traffic', ''];
  if (traffic.changes.length === 0) lines.push(verdict(traffic.bounds), '');
  for (const { from, hosts } of groupChanges(traffic.changes)) {
    lines.push(`From ${listEntries(from).map(code).join(', ')}:`, '', '| request | change |', '| --- | --- |');
    for (const changes of hosts) {
      const few = fewOf(changes);
      for (const change of few) {
        lines.push(`| ${code(describeRequest(change.request))} | ${inText(describeChange(change))} |`);
      }
      const rest = restOf(changes, few);
      if (rest !== undefined) lines.push(`| ${rest} | |`);
    }
    lines.push('');
  }
  for (const bound of traffic.bounds) lines.push(`> ${inText(bound)}`, '');
  lines.push('## Objects', '', ...(objects.length === 0 ? ['No object is different.'] : objects.flatMap(objectLines)));
  return `${lines.join('\n').trimEnd()}\n`;
}

function objectLines(object: ObjectChange): readonly string[] {
  return [
    `- **${object.change}** ${code(formatObject(object))}`,
    ...object.fields.map(
      ({ path, old, new: now }) =>
        `  - ${code(formatPath(path))}: ${code(formatValue(old))} → ${code(formatValue(now))}`,
    ),
  ];
}

/** Text as code, whatever backticks and bars it holds. */
function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = fence.length > 1 ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('|', '\\|')}${pad}${fence}`;
}

function inText(text: string): string {
  return text.replace(/[\\`*_<>|]/g, '\\$&').replace(/-\\>/g, '→');
}
