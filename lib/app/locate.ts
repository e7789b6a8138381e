import type { ReadDocument } from '../mesh/read-yaml';
import type { ManifestFinding } from '../model/finding';
import type { LocatedFinding } from '../output/located-finding';

/** Adds to each finding where in which file its object stands; those of one object come in the order of its lines. */
export function locate(findings: readonly ManifestFinding[], documents: readonly ReadDocument[]): LocatedFinding[] {
  const order = new Map(documents.map(({ manifest }, index) => [manifest, index]));
  const located = findings.map(({ manifest, ...finding }) => {
    const index = order.get(manifest) ?? documents.length;
    const document = documents[index];
    const place = document === undefined ? undefined : { file: document.file, ...document.locate(finding.path ?? []) };
    return { index, finding: { ...finding, ...place } };
  });
  return located.sort((a, b) => a.index - b.index || compareLines(a.finding, b.finding)).map(({ finding }) => finding);
}

function compareLines(a: LocatedFinding, b: LocatedFinding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
