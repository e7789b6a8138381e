import { formatPath } from '../model/finding';
import { answerJson } from '../output/answer-json';
import { tellChange } from './describe-change';
import type { MeshDiff } from './index';

/** A difference for programs. */
export function formatDiffJson({ traffic, objects }: MeshDiff): string {
  const value = {
    traffic: traffic.changes.map((change) => ({
      summary: tellChange(change),
      request: change.request,
      changes: change.changes,
      old: answerJson(change.old),
      new: answerJson(change.new),
    })),
    asked: traffic.asked,
    bounds: traffic.bounds,
    objects: objects.map(({ fields, ...object }) => ({
      ...object,
      fields: fields.map(({ path, old, new: now }) => ({ path: formatPath(path), old: old ?? null, new: now ?? null })),
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
