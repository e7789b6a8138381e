import { diffMeshes, formatDiffJson, formatDiffMarkdown, formatDiffText } from '../../diff';
import type { DiffOptions } from '../commands/diff';
import { ExitCode } from '../exit-code';
import { readMesh } from '../read-mesh';

const FORMATS = { text: formatDiffText, markdown: formatDiffMarkdown, json: formatDiffJson } as const;

/** Runs the command and returns its exit status. @throws UsageError */
export function diff(old: string, now: string, options: DiffOptions): number {
  const difference = diffMeshes(readMesh([old]), readMesh([now]));
  process.stdout.write(FORMATS[options.format](difference));
  return options.exitCode && difference.traffic.changes.length > 0 ? ExitCode.failed : ExitCode.ok;
}
