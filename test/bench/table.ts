/** A line of a table: what was measured, and what it came to. */
export type Row = readonly (string | number)[];

/** Prints rows under a title, in columns. */
export function print(title: string, rows: readonly Row[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of rows)
    console.log(`  ${row.map((cell, column) => String(cell).padEnd(widths[column]!)).join('  ')}`);
}

/** The middle one of some measurements. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
