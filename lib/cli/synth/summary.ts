import { join } from 'node:path';
import { countObjects } from './manifest-files';
import type { AppResult } from './synthesize-app';

/** What the table counts. */
interface Counts {
  readonly files: number;
  readonly objects: number;
  readonly bytes: number;
}

/** A table of what was written below `out`: a line per app, then the totals if there are several. */
export function summary(results: readonly AppResult[], out: string, milliseconds: number): string {
  const written = results.filter(({ failure }) => failure === undefined);
  const counts = new Map(written.map((result) => [result, countsOf(result)]));
  const rows = results.map((result) => {
    const folder = join(out, result.app.name);
    return row(folder, counts.get(result), result.milliseconds);
  });
  if (results.length > 1) {
    const sum = (key: keyof Counts) => [...counts.values()].reduce((total, one) => total + one[key], 0);
    const total = { files: sum('files'), objects: sum('objects'), bytes: sum('bytes') };
    const apps =
      written.length === results.length ? `${results.length} apps` : `${written.length} of ${results.length} apps`;
    rows.push(row(apps, total, milliseconds));
  }
  return table([['', 'files', 'objects', 'size', 'time'], ...rows]);
}

function countsOf({ manifests }: AppResult): Counts {
  return {
    files: manifests.length,
    objects: manifests.reduce((total, file) => total + countObjects(file), 0),
    bytes: manifests.reduce((total, { text }) => total + Buffer.byteLength(text), 0),
  };
}

function row(name: string, counts: Counts | undefined, milliseconds: number): string[] {
  const time = `${(milliseconds / 1000).toFixed(1)} s`;
  if (counts === undefined) return [name, 'failed', '-', '-', time];
  return [name, String(counts.files), String(counts.objects), formatSize(counts.bytes), time];
}

function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Columns two spaces apart; the first stands left, the others right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ');
  return rows.map((cells) => `${line(cells)}\n`).join('');
}
